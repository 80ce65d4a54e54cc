import type { Lang } from './types.ts'

/** The tag that formats numbers and dates: Western digits in Arabic and British dates, as the United Nations print them. */
export const numbering = (lang: Lang): string => ({ ar: 'ar-u-nu-latn', en: 'en-GB' })[lang] ?? lang

const styles = {
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  weekday: { year: 'numeric', month: 'long', day: 'numeric', weekday: 'long' },
  short: { year: 'numeric', month: 'short', day: 'numeric' },
  month: { year: 'numeric', month: 'long' },
  instant: {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DateStyle = keyof typeof styles

/**
 * A formatter of dates in UTC. Arabic names both months, Levantine and borrowed ("أيار/مايو"), as United Nations
 * documents do, so that readers from Rabat to Muscat know which is meant.
 */
export function dateFormatter(lang: Lang, style: DateStyle): (at: Date) => string {
  const options: Intl.DateTimeFormatOptions = { timeZone: 'UTC', ...styles[style] }
  const format = new Intl.DateTimeFormat(numbering(lang), options)
  if (lang !== 'ar') return (at) => format.format(at)
  const levant = new Intl.DateTimeFormat('ar-LB-u-nu-latn', { timeZone: 'UTC', month: 'long' })
  const borrowed = new Intl.DateTimeFormat('ar-EG-u-nu-latn', { timeZone: 'UTC', month: 'long' })
  return (at) =>
    format
      .formatToParts(at)
      .map((part) => (part.type === 'month' ? `${levant.format(at)}/${borrowed.format(at)}` : part.value))
      .join('')
}
