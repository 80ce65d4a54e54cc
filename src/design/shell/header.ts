import type { Locale } from '../../platform/language/types.ts'
import { attrs, html, type Html } from '../html.ts'
import { addressIn, navigation, type Frame, type Page } from './page.ts'

// The plan of a caravanserai: wall, court, one gate. It is symmetrical, so it needs no mirror.
const mark = html`<svg
  viewBox="0 0 28 28"
  aria-hidden="true"
  fill="none"
  stroke="currentColor"
  stroke-width="2"
>
  <path d="M11 26H2V2h24v24h-9" />
  <path d="M11 26v-6H8V8h12v12h-3v6" />
</svg>`

// Drawings refer to this one pattern: hatched means that no value is held.
const hatch = html`<svg class="vh" aria-hidden="true">
  <defs>
    <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class="lh" y2="6" />
    </pattern>
  </defs>
</svg>`

/** The line at the head of every page: name, navigation, search, language, desk. */
export const pageHeader = (page: Page, frame: Frame, l: Locale): Html =>
  html`<header class="top">
    <div class="bar">
      <a class="skip" href="#content">${l.t('design.skip')}</a>
      <div class="name">
        ${mark}
        <div>
          <a href="/${l.lang}/"><bdi>${frame.mechanism}</bdi></a>${
            frame.kind === 'real' ? '' : html`<span>${l.t(`design.kind.${frame.kind}`)}</span>`
          }
        </div>
      </div>
      ${page.leave ? '' : mainNavigation(frame, l)}
      <div class="tools">
        ${page.leave ? html`<a href="${page.leave.href}">${page.leave.label}</a>` : search(frame, l)}
        ${languageMenu(frame, l)} ${account(frame, l)}
      </div>
    </div>
    ${hatch}
  </header>`

const mainNavigation = ({ current }: Frame, l: Locale): Html =>
  html`<nav aria-label="${l.t('design.nav.label')}">
    <ul>
      ${navigation.map(
        (id) =>
          html` <li>
            <a href="/${l.lang}/${id}" ${attrs({ 'aria-current': id === current && 'true' })}
              >${l.t(`design.nav.${id}`)}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`

const search = ({ current }: Frame, l: Locale): Html =>
  html`<form action="/${l.lang}/search" role="search">
      <input
        type="search"
        name="q"
        aria-label="${l.t('design.search')}"
        placeholder="${l.t('design.search')}"
      /><button class="vh" type="submit" tabindex="-1">${l.t('design.search')}</button>
    </form>
    <a class="find" href="/${l.lang}/search" ${attrs({ 'aria-current': current === 'search' && 'true' })}
      >${l.t('design.search')}</a
    >`

function languageMenu(frame: Frame, l: Locale): Html {
  const name = l.ownName(l.lang)
  return html`<details class="lang">
    <summary><span class="vh">${l.t('design.languages')} </span><bdi lang="${l.lang}">${name}</bdi></summary>
    <ul>
      ${frame.languages.map(
        (lang) =>
          html`<li>
            <a
              href="${addressIn(frame, lang)}"
              lang="${lang}"
              hreflang="${lang}"
              ${attrs({ 'aria-current': lang === l.lang && 'true' })}
              >${l.ownName(lang)}</a
            >
          </li>`,
      )}
    </ul>
  </details>`
}

const account = (frame: Frame, l: Locale): Html =>
  frame.account
    ? html`<a href="${frame.deskHref}" ${attrs({ 'aria-current': frame.current === 'desk' && 'true' })}
        >${l.t('design.desk')}<span class="vh">, ${frame.account.label}</span></a
      >`
    : html`<a href="${frame.signInHref}">${l.t('design.sign-in')}</a>`
