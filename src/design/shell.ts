import type { Locale } from '../platform/language/types.ts'
import { attrs, html, type Html } from './html.ts'
import { factLine } from './pieces/fact-line/index.ts'
import { recordFoot } from './pieces/record-foot/index.ts'
import { pageFoot } from './shell/foot.ts'
import { pageHeader } from './shell/header.ts'
import { addressIn, type Crumb, type Frame, type Page } from './shell/page.ts'

export { addressIn, navigation, type Crumb, type Frame, type NavigationId, type Page } from './shell/page.ts'

/** The whole document. */
export const shell = (page: Page, frame: Frame, l: Locale): Html =>
  html`<!doctype html>
    <html lang="${l.lang}" ${attrs({ dir: l.dir === 'rtl' && 'rtl' })}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${windowTitle(page, frame, l)}</title>
        ${(page.status ?? 200) >= 400 ? html`<meta name="robots" content="noindex" />` : ''}
        <link rel="stylesheet" href="${frame.assets('look.css')}" />
        <link rel="icon" type="image/svg+xml" href="${frame.assets('mark.svg')}" />
        ${frame.languages.map(
          (lang) => html`<link rel="alternate" hreflang="${lang}" href="${addressIn(frame, lang)}" /> `,
        )}${(page.feeds ?? []).map(
          (feed) =>
            html`<link
              rel="alternate"
              type="${feed.type ?? 'application/atom+xml'}"
              title="${feed.title}"
              href="${feed.href}"
            /> `,
        )}${(page.scripts ?? []).map(
          (name) => html`<script type="module" src="${frame.assets(name)}"></script> `,
        )}
      </head>
      <body>
        ${pageHeader(page, frame, l)}
        <main class="${page.wide ? 'page wide' : 'page'}" id="content">
          <div class="head">
            ${place(page, l)}
            <h1>${page.heading ?? page.title}</h1>
            ${page.fact === undefined ? '' : factLine(page.fact)}
          </div>
          ${page.body} ${page.record ? recordFoot(page.record, l) : ''}
          ${page.side ? html`<aside class="side" aria-label="${page.sideLabel ?? l.t('design.linked.label')}">${page.side}</aside>` : ''}
        </main>
        ${pageFoot(l)}
      </body>
    </html> `

function windowTitle(page: Page, frame: Frame, l: Locale): string {
  const words = `${page.title} · ${frame.mechanism}`
  return frame.kind === 'real' ? words : l.t(`design.title.${frame.kind}`, { words })
}

function place({ crumbs, kicker }: Page, l: Locale): Html | '' {
  if (kicker !== undefined) return html`<p class="crumb">${kicker}</p>`
  if (!crumbs?.length) return ''
  const way: Crumb[] = [{ label: l.t('design.start'), href: `/${l.lang}/` }, ...crumbs]
  return html`<nav class="crumb" aria-label="${l.t('design.here')}">
    <ol>
      ${way.map((crumb, i) => {
        const current = i === way.length - 1 && 'page'
        return html`<li>
          ${
            crumb.href === undefined
              ? html`<span${attrs({ 'aria-current': current })}><bdi>${crumb.label}</bdi></span>`
              : html`<a href="${crumb.href}" ${attrs({ 'aria-current': current })}><bdi>${crumb.label}</bdi></a>`
          }
        </li>`
      })}
    </ol>
  </nav>`
}
