import type { Locale } from '../../../platform/language/index.ts'
import type { Share } from '../../bodies/index.ts'

const named: Record<string, string> = {
  '1/2': 'half',
  '2/3': 'two-thirds',
  '3/4': 'three-quarters',
  '1/1': 'all',
}

/** "two thirds", "more than half"; a share without a name as its fraction. */
export function majorityWords(l: Locale, { numerator, denominator }: Share, strict: boolean): string {
  const fraction = `${numerator}/${denominator}`
  const share = named[fraction] ? l.t(`decisions.share.${named[fraction]}`) : fraction
  return l.t(strict ? 'decisions.more-than' : 'decisions.at-least', { share })
}
