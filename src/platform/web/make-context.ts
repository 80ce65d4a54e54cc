import type { Context } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Viewer } from '../identity/viewer.ts'
import { nobody } from '../identity/viewer.ts'
import { localeOf, type Locale } from '../language/index.ts'
import { secretariat } from '../record/index.ts'
import type { Asset } from './assets.ts'
import type { Ctx } from './context.ts'
import type { House } from './house.ts'
import { languageFor } from './negotiate.ts'

export interface Shared {
  readonly viewer: Viewer
  readonly assets: Map<string, Asset>
}

type Hono = Context<{ Variables: { shared: Shared } }>

/** The request as a handler sees it. Outside the languages (data, errors) the reader's preference decides. */
export async function contextOf(house: House, hono: Hono, lang?: string): Promise<Ctx> {
  const now = house.clock().toISOString()
  const { languages } = await house.mechanism()
  const tongue = lang ?? languageFor(hono.req.header('accept-language'), languages)
  const url = new URL(hono.req.url)
  const l = localeOf(tongue)
  const viewer = hono.get('shared')?.viewer ?? nobody
  const actingFor = viewer.acting && (await nameOfActing(house, viewer.acting.party, l))
  return {
    l,
    languages,
    ...(actingFor && { actingFor }),
    db: house.database.db,
    house,
    viewer,
    url,
    params: hono.req.param(),
    query: url.searchParams,
    now,
    today: now.slice(0, 10),
    request: hono.req.raw,
    address: addressOf(hono, house.config.trustProxy),
    href: (path) => `/${tongue}${path}`,
  }
}

/** The name of a party, or of the secretariat, in the reader's language; empty where it is not known. */
export async function nameOfActing(house: House, party: string, l: Locale): Promise<string> {
  if (party === secretariat) return l.t('web.secretariat')
  return l.pick((await house.nameParties([party])).get(party) ?? {}).text
}

/**
 * The reader's address: the connection's own, or, behind n trusted proxies, the nth from the right of
 * `X-Forwarded-For`; what stands left of it the reader could have written.
 */
function addressOf(hono: Hono, proxies: number): string {
  const connection = (hono.env as { incoming?: unknown } | undefined)?.incoming
    ? getConnInfo(hono).remote.address
    : undefined
  if (proxies === 0) return connection ?? 'unknown'
  const forwarded = (hono.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
  return forwarded.at(-proxies) || (connection ?? 'unknown')
}
