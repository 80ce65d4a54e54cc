import type { Locale } from '../../../platform/language/types.ts'
import { html, rich, sentences, type Html, type Words } from '../../html.ts'

export type RecordFoot = {
  /** The number of the act in the public record. */
  index: number
  href: string
  receiptHref: string
  verifyHref: string
  /** The instant, as the language writes it, with its zone. */
  when: Words
  note?: Words
}

/** At the foot of every official page: under which act it is recorded, the receipt, and how to verify it. */
export const recordFoot = (
  { index, href, receiptHref, verifyHref, when, note }: RecordFoot,
  l: Locale,
): Html =>
  html`<div class="record">
    <p>
      ${rich(l, 'design.recorded', {
        act: html`<a href="${href}">${l.t('design.recorded.act', { index })}</a>`,
      })}
      · <a href="${receiptHref}">${l.t('design.recorded.receipt')}</a> ·
      <a href="${verifyHref}">${l.t('design.recorded.verify')}</a>
    </p>
    <p>${sentences([rich(l, 'design.recorded.when', { when }), note, l.t('design.recorded.kept')], l)}</p>
  </div> `
