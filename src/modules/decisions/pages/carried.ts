import { disclosure, html, type Html } from '../../../design/index.ts'
import { secretariat, type Consequence } from '../../../platform/record/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Told } from '../../../platform/web/house.ts'
import { showOf, tellAll } from '../../../platform/web/telling.ts'

/**
 * The acts that the adoption of a proposal performs, each as a sentence and, where its room shows more, in full;
 * `open` where all of it is to be read.
 */
export async function carriedActs(
  c: Ctx,
  proposal: string,
  acts: readonly Consequence[],
  open = false,
): Promise<Html> {
  const { l } = c
  if (acts.length === 0) return html`<p>${l.t('decisions.carries-nothing')}</p>`
  const carried = acts.map(({ type, body }): Told => ({
    type,
    body: body as Told['body'],
    id: proposal,
    actor: { party: secretariat },
    refs: [],
  }))
  const [told, shown] = await Promise.all([
    tellAll(c, carried),
    Promise.all(carried.map((act) => showOf(c, act))),
  ])
  return html`<ol class="rows">${told.map((sentence, i) => {
    const full = shown[i]
    return html`<li>${sentence}${full ? disclosure(l.t('record.in-full'), full, open) : ''}</li>`
  })}</ol>`
}
