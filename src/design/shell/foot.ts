import type { Locale } from '../../platform/language/types.ts'
import { html, rich, sentences, type Html } from '../html.ts'

/** The foot of every page: the record, how to check it, and the two sentences true of all pages. */
export const pageFoot = (l: Locale): Html =>
  html`<footer class="foot">
    <p class="dots">
      <a href="/${l.lang}/record">${l.t('design.foot.record')}</a>
      <a href="/${l.lang}/record/verify">${l.t('design.foot.verify')}</a>
      <a href="/${l.lang}/accessibility">${l.t('design.foot.accessibility')}</a>
      <a href="/${l.lang}/design">${l.t('design.foot.design')}</a>
    </p>
    <p>
      ${sentences(
        [
          l.t('design.foot.time'),
          rich(l, 'design.foot.data', { ending: html`<code dir="ltr">.json</code>` }),
        ],
        l,
      )}
    </p>
  </footer>`
