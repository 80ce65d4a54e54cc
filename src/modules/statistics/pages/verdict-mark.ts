import { mark, status, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Verdict } from '../rules/verdict.ts'

const marks = {
  confirmed: 'yes',
  'confirmed-within-rounding': 'yes',
  'not-computable': 'none',
  'conflicting-sources': 'open',
  contradicted: 'no',
} as const satisfies Record<Verdict, string>

export const markOf = (verdict: Verdict) => marks[verdict]

/** A verdict by shape, word and colour. */
export const verdictMark = (verdict: Verdict, l: Locale): Html =>
  status(marks[verdict], l.t(`statistics.verdict.${verdict}`))

/** The same for cells, where many stand together. */
export const smallVerdict = (verdict: Verdict, l: Locale): Html =>
  mark(marks[verdict], l.t(`statistics.verdict.${verdict}`))
