import { definitionList, html, section, type Html, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { toCompare } from '../pages/verify-page.ts'

const crumbs = (c: Ctx, index: number, last: string) => [
  { label: c.l.t('record.title'), href: c.href('/record') },
  { label: c.l.t('record.act-no', { index }), href: c.href(`/record/${index}`) },
  { label: last },
]

/** The receipt is asked for before a checkpoint with the act is signed, which takes a moment. */
export const notYetPage = (c: Ctx, index: number): Page => ({
  title: c.l.t('record.receipt.title', { index }),
  crumbs: crumbs(c, index, c.l.t('record.receipt.name')),
  status: 202,
  headers: { 'retry-after': '2' },
  fact: c.l.t('record.receipt.not-yet'),
  body: section(
    { heading: c.l.t('record.receipt.not-yet-next') },
    html`<p>${c.l.t('record.receipt.not-yet-words')}</p>
<p><a href="${c.href(`/record/${index}/receipt`)}">${c.l.t('record.receipt.try-again')}</a></p>`,
  ),
})

/** How one act is verified: in a browser, with other people's tools, or with the whole record. */
export async function verifyActPage(c: Ctx, index: number): Promise<Page> {
  const { l } = c
  const download = (href: string, label: string): Html =>
    html`<a href="${href}" download><bdi dir="ltr">${label}</bdi></a>`
  const receipt = c.href(`/record/${index}/receipt`)
  return {
    title: l.t('record.verify-act', { index }),
    crumbs: crumbs(c, index, l.t('record.verify-title')),
    fact: l.t('record.verify-act-fact'),
    body: [
      section(
        { heading: l.t('record.in-browser') },
        html`<p>${l.t('record.in-browser-words')}</p>
<p class="dots">${download(`${receipt}?save=1`, l.t('record.save-receipt'))} <a href="${receipt}">${l.t('record.open-receipt')}</a></p>`,
      ),
      section(
        { heading: l.t('record.other-tools') },
        html`<p>${l.t('record.other-tools-words')}</p>`,
        definitionList([
          {
            term: l.t('record.receipt.name'),
            value: download(`/record/${index}/receipt`, `receipt-${index}.tlog-proof`),
          },
          { term: l.t('record.entry'), value: download(`/record/${index}/entry`, `entry-${index}.json`) },
          { term: l.t('record.key'), value: html`<a href="/record/key"><code>key</code></a>` },
        ]),
      ),
      section(
        { heading: l.t('record.with-command') },
        html`<p><a href="${c.href('/record/verify')}">${l.t('record.how-to-verify')}</a></p>`,
      ),
      await toCompare(c),
    ],
  }
}
