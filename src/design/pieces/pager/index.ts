import type { Locale } from '../../../platform/language/types.ts'
import { attrs, html, type Html } from '../../html.ts'

export type Download = { label: string; href: string }

export type Pager = {
  /** What is paged, for those who do not see it. */
  label: string
  /** The first and last row on this page, and all there are. */
  from: number
  to: number
  total: number
  previousHref?: string
  nextHref?: string
  allHref?: string
  downloads?: Download[]
}

/** Where in a long list one is, the pages beside it, and the list as a file. */
export const pager = (
  { label, from, to, total, previousHref, nextHref, allHref, downloads = [] }: Pager,
  l: Locale,
): Html =>
  html`<nav class="pager" aria-label="${l.t('design.pager.label', { label })}">
    <span>${l.t('design.pager.range', { from, to, total })}</span
    >${previousHref ? html` <a href="${previousHref}" ${attrs({ rel: 'prev' })}>${l.t('design.pager.previous')}</a>` : ''}${
      nextHref ? html` <a href="${nextHref}" ${attrs({ rel: 'next' })}>${l.t('design.pager.next')}</a>` : ''
    }${allHref ? html` <a href="${allHref}">${l.t('design.pager.all')}</a>` : ''}${downloads.map(download)}
  </nav>`

/** The same as files: CSV, JSON and so on, in one line. */
export const downloadLine = (downloads: Download[], l: Locale): Html =>
  html`<p class="pager"><span class="soft">${l.t('design.download')}</span>${downloads.map(download)}</p>`

const download = ({ label, href }: Download): Html => html` <a href="${href}"><bdi>${label}</bdi></a>`
