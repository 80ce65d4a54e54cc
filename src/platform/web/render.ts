import { navigation, shell, type Frame, type NavigationId, type Page } from '../../design/shell.ts'
import type { Asset } from './assets.ts'
import type { Ctx } from './context.ts'
import type { House } from './house.ts'
import { shownIn } from './negotiate.ts'

/** A page as it is sent. */
export interface Rendered {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: string
}

/** A page in full, with its header and foot. */
export async function write(page: Page, c: Ctx, assets: Map<string, Asset>): Promise<Rendered> {
  return {
    status: page.status ?? 200,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'private, no-cache',
      ...page.headers,
    },
    body: String(shell(page, await frameOf(c, c.house, assets), c.l)),
  }
}

/** A page as an answer; what is an answer already stays. */
export async function render(page: Page | Response, c: Ctx, assets: Map<string, Asset>): Promise<Response> {
  if (page instanceof Response) return page
  const { body, ...rest } = await write(page, c, assets)
  return new Response(body, rest)
}

const places: readonly string[] = [...navigation, 'desk', 'search', 'record']
const isNavigation = (word: string | undefined): word is NavigationId =>
  word !== undefined && places.includes(word)

async function frameOf(c: Ctx, house: House, assets: Map<string, Asset>): Promise<Frame> {
  const mechanism = await house.mechanism()
  const path = c.url.pathname.replace(/^\/[^/]+/, '') || '/'
  const current = path.split('/')[1]
  return {
    mechanism: c.l.pick(mechanism.name).text,
    kind: house.kind,
    languages: shownIn(mechanism.languages),
    path,
    query: c.url.search,
    ...(isNavigation(current) && { current }),
    ...(c.viewer.account && { account: { label: c.viewer.account.name } }),
    deskHref: c.href('/desk'),
    signInHref: c.href(`/sign-in?then=${encodeURIComponent(c.url.pathname + c.url.search)}`),
    assets: (name) => assets.get(name)?.address ?? `/assets/none/${name}`,
  }
}
