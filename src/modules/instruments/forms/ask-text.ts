import { invalid, isRefusal, refuse, type Refusal } from '../../../platform/record/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { all, inLanguages, one } from '../../../platform/web/fields.ts'
import type { Filled } from '../../../platform/web/route.ts'
import { findTextAt } from '../queries.ts'
import { fits } from '../rules/fits.ts'
import { splitParagraphs } from '../rules/split.ts'
import { adoptedText, type AdoptedText } from '../rules/text.ts'
import { renamed } from './renamed.ts'

/** Where a part of the body is typed: `paragraphs.2.text.fr` in `text.words.fr`; `own` is the first language asked. */
const typedIn =
  (own: string) =>
  (path: string): string => {
    const [part = '', ...rest] = path.split('.')
    const lang = rest.findLast((step) => /^[a-z]{2,3}(-|$)/.test(step)) ?? own
    if (part === 'paragraphs') return `text.words.${lang}`
    return part === 'title' ? `text.title.${lang}` : `text.${part}`
  }

/** The text that was typed, in its normal form; a refusal at the field to look at; nothing where nothing was typed. */
export async function askText(c: Ctx, values: Filled['values']): Promise<AdoptedText | Refusal | undefined> {
  const id = one(values, 'text.id').trim()
  const title = inLanguages(values, 'text.title')
  const words = Object.entries(inLanguages(values, 'text.words')).map(([lang, typed]): [string, string[]] => [
    lang,
    splitParagraphs(typed),
  ])
  if (id === '' && words.length === 0 && Object.keys(title).length === 0) return undefined
  const preambular = Number(one(values, 'text.preambular').trim() || '0')
  const count = Math.max(0, ...words.map(([, paragraphs]) => paragraphs.length))
  if (!Number.isInteger(preambular) || preambular < 0 || preambular > count)
    return refuse('instruments.no-such-preamble', { count }, 'text.preambular')
  const authentic = all(values, 'text.authentic')
  const asked = adoptedText.safeParse({
    id,
    title,
    kind: one(values, 'text.kind'),
    authentic: authentic.length > 0 ? authentic : words.map(([lang]) => lang),
    paragraphs: Array.from({ length: count }, (_, i) => ({
      number: i + 1,
      kind: i < preambular ? 'preambular' : 'operative',
      text: Object.fromEntries(
        words.flatMap(([lang, all]) => (all[i] === undefined ? [] : [[lang, all[i]]])),
      ),
    })),
    paths: all(values, 'paths'),
  })
  const typed = typedIn(c.l.lang)
  if (!asked.success) return renamed(invalid(asked.error), typed)
  const refusal =
    fits(asked.data) ??
    ((await findTextAt(c.db, asked.data.id)) && refuse('instruments.id-taken', { id }, 'id'))
  return refusal ? renamed(refusal, typed) : asked.data
}

export const isText = (asked: AdoptedText | Refusal | undefined): asked is AdoptedText =>
  asked !== undefined && !isRefusal(asked)
