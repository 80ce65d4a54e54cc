import { z } from 'zod'
import { html, type Html } from '../../design/index.ts'
import type { Locale } from '../language/index.ts'
import { one } from './fields.ts'
import type { Filled } from './route.ts'

const seen = z.strictObject({ size: z.int().min(0), root: z.string().regex(/^[0-9a-f]{64}$/) })

/** Where script puts the head of the record that this device verified, and what it says when the record differs. */
export const seenField = (l: Locale): Html => html`<input type="hidden" name="seen" value="">
<p class="err" role="alert" data-record-differs hidden>${l.t('web.record-differs')}</p>`

/** What the device verified, if it did; anything else that was sent is as good as nothing. */
export function seenIn(values: Filled['values']): { seen?: z.output<typeof seen> } {
  try {
    return { seen: seen.parse(JSON.parse(one(values, 'seen'))) }
  } catch {
    return {}
  }
}
