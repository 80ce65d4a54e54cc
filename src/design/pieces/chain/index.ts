import type { Locale } from '../../../platform/language/types.ts'
import { html, link, type Html, type Words } from '../../html.ts'

/** The way from a proposal to a result, always in this order. */
export const stations = ['proposal', 'decision', 'text', 'commitment', 'project', 'figure'] as const
export type Station = (typeof stations)[number]

export type ChainItem = {
  label: Words
  href?: string
  /** The page that shows the chain. */
  current?: boolean
  state?: Html
  note?: Words
}

/** What is at a station; `missing` says in the page's own words what is not there yet and who can add it. */
export type ChainStation = ChainItem | ChainItem[] | { missing: Words }

/**
 * The six stations that a thing is linked to. One at which nothing is held is dashed and says who can add it, in words
 * of its own or in those of the catalogue. `several` names the stations whose single item stands for many.
 */
export function chain(
  held: Partial<Record<Station, ChainStation>>,
  l: Locale,
  { across = false, several = [] }: { across?: boolean; several?: readonly Station[] } = {},
): Html {
  return html`<ol class="${across ? 'chain across' : 'chain'}">
    ${stations.map((station) => {
      const at = held[station] ?? []
      const items = Array.isArray(at) ? at : 'missing' in at ? [] : [at]
      const many = items.length > 1 || several.includes(station) ? 'yes' : 'no'
      const name = html`<b>${l.t(`design.station.${station}`, { many })}</b>`
      if (!items.length) {
        const words = 'missing' in at ? at.missing : l.t(`design.missing.${station}`)
        return html` <li class="none">${name}<span class="soft">${words}</span></li>`
      }
      return html` <li>${name}${items.map(item)}</li>`
    })}
  </ol>`
}

const item = ({ label, href, current, state, note }: ChainItem): Html =>
  html`<div>
    ${current ? html`<strong aria-current="page">${label}</strong>` : link(label, href)}${
      state ? html`<br /><span class="small">${state}</span>` : ''
    }${note ? html`<br /><span class="small soft">${note}</span>` : ''}
  </div>`
