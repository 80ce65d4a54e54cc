import type { Lang } from '../../../platform/language/index.ts'
import { all, one } from '../../../platform/web/fields.ts'
import type { Filled } from '../../../platform/web/route.ts'
import { rights, type Right } from '../tables.ts'
import type { ImportPlan } from './plan.ts'
import type { Sheet } from './sheet.ts'
import { fold } from './fold.ts'
import { asciiSlug } from './slugs.ts'

/** A word of the sheet that was no status here, and what was decided about it. */
export interface StatusWord {
  readonly word: string
  readonly code?: string | undefined
  readonly isNew: boolean
  readonly rights: readonly string[]
}

/** The words to decide about: those decided already, then those still unknown. */
export function statusWords({ plan, planned }: Pick<Sheet, 'plan' | 'planned'>): StatusWord[] {
  const decided = Object.entries(plan.statuses ?? {}).map(([word, code]): StatusWord => {
    const made = plan.define?.find((status) => status.code === code)
    return { word, code, isNew: made !== undefined, rights: made?.rights ?? [] }
  })
  const seen = new Set(decided.map(({ word }) => fold(word)))
  const open = planned.unknownStatuses.filter((word) => !seen.has(fold(word)) && seen.add(fold(word)))
  return [...decided, ...open.map((word): StatusWord => ({ word, isNew: false, rights: [] }))]
}

/** What a form decided about the sheet's words for statuses. A new status is named by the word, in the form's language. */
export function readStatusWords(
  values: Filled['values'],
  { known }: Pick<Sheet, 'known'>,
  lang: Lang,
): Pick<ImportPlan, 'statuses' | 'define'> {
  const taken = new Set(known.statuses.map(({ code }) => code))
  const statuses: Record<string, string> = {}
  const define: NonNullable<ImportPlan['define']> = []
  let ordinal = Math.max(0, ...known.statuses.map((status) => status.ordinal))
  for (let i = 0; one(values, `word.${i}`) !== ''; i++) {
    const word = one(values, `word.${i}`)
    const means = one(values, `word-means.${i}`)
    if (means === '') continue
    if (means !== 'new') {
      statuses[word] = means
      continue
    }
    const stem = asciiSlug(word) || 'status'
    const code = [stem, ...Array.from({ length: 99 }, (_, n) => `${stem}-${n + 2}`)].find(
      (one) => !taken.has(one),
    )
    if (code === undefined) continue
    taken.add(code)
    statuses[word] = code
    const chosen = all(values, `word-rights.${i}`)
    ordinal += 1
    define.push({
      code,
      name: { [lang]: word.slice(0, 80) },
      rights: rights.filter((right): right is Right => chosen.includes(right)),
      ordinal: Math.min(ordinal, 1000),
    })
  }
  return { statuses, define }
}
