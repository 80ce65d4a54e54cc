import type { Locale } from '../../../platform/language/types.ts'
import { html, type Html, type Words } from '../../html.ts'

export type Progress = {
  /** What is under way: 'Reading projects.xml'. */
  label: Words
  id: string
  /** Bytes. */
  done: number
  total: number
  rows?: number
  /** Rows in a second. */
  rate?: number
  secondsLeft?: number
}

/** How far a long job is. Script may replace the piece; without it, the page is loaded again. */
export function progress({ label, id, done, total, rows, rate, secondsLeft }: Progress, l: Locale): Html {
  const words = [
    l.t('design.progress.of', { done: fileSize(done, l), total: fileSize(total, l) }),
    rows !== undefined && l.t('design.progress.rows', { n: rows }),
    rate !== undefined && l.t('design.progress.rate', { n: rate }),
    secondsLeft !== undefined && timeLeft(secondsLeft, l),
  ].filter((one) => one !== false)
  return html`<div class="progress">
    <label for="${id}">${label}</label><progress id="${id}" max="${total}" value="${done}"></progress>
    <p class="small soft tnum">${words.join(' · ')}</p>
  </div>`
}

const timeLeft = (seconds: number, l: Locale): string =>
  seconds < 60
    ? l.t('design.progress.seconds', { n: Math.ceil(seconds) })
    : l.t('design.progress.minutes', { n: Math.ceil(seconds / 60) })

const units = ['b', 'kb', 'mb', 'gb'] as const

/** A size as readers write it, in decimal units: 1 MB is 1,000,000 bytes. One decimal below ten. */
export function fileSize(bytes: number, l: Locale): string {
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / 1000 ** power
  const text = value.toFixed(power > 0 && value < 10 ? 1 : 0)
  return l.t(`design.size.${units[power]}`, { n: l.number(text) })
}
