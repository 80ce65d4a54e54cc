import type { RequestListener } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { sessionCookie } from '../identity/cookie.ts'
import { findViewer } from '../identity/sessions.ts'
import type { Page } from '../../design/shell.ts'
import { languagesHeld, type Lang } from '../language/index.ts'
import { handleAct } from './act-form.ts'
import { contextOf, type Shared } from './make-context.ts'
import { BadRequest, Forbidden, NotFound } from './errors.ts'
import { handleError } from './handle-error.ts'
import type { House } from './house.ts'
import { encodingFor, languageFor } from './negotiate.ts'
import { PageCache } from './page-cache.ts'
import { render, write } from './render.ts'
import type { ActRoute, OwnRoute, PageRoute, Route } from './route.ts'
import { filledOf, letGo, mostUnsigned, signInFirst } from './sent-forms.ts'
import { comesFromHere, reads, securityHeaders } from './security.ts'
import type { Ctx } from './context.ts'
import type { Asset } from './assets.ts'

type Variables = { shared: Shared }

export interface Application {
  readonly fetch: Hono['fetch']
  /** for `node:http`: pages that are kept are answered before the application is asked */
  readonly listener: RequestListener
}

const kibibyte = 1024
// the 65,535 bytes that an entry may have, percent-encoded, with room for the form's other fields
const formLimit = 256 * kibibyte
const uploadLimit = 64 * kibibyte * kibibyte

/**
 * The web application over a house and its routes. Every route has a policy; one without stops the start. What only
 * reads comes by GET; what writes must come from our own pages.
 */
export function webApplication(
  house: House,
  routes: readonly Route[],
  assets: Map<string, Asset>,
  languages: readonly Lang[] = languagesHeld(),
): Application {
  const app = new Hono<{ Variables: Variables }>()
  const cache = new PageCache(house)

  app.use(securityHeaders(house.config.origin))
  app.get('/assets/:hash/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (!asset) throw new NotFound()
    const encoding = encodingFor(c.req.header('accept-encoding'))
    const body = encoding === 'br' ? asset.brotli : encoding === 'gzip' ? asset.gzip : asset.plain
    c.header('content-type', asset.type)
    c.header('cache-control', 'public, max-age=31536000, immutable')
    c.header('vary', 'accept-encoding')
    if (encoding !== 'identity') c.header('content-encoding', encoding)
    return c.body(new Uint8Array(body))
  })
  app.use(async (c, next) => {
    const token =
      sessionCookie.read(c.req.header('cookie'), house.config.origin) ?? bearer(c.req.header('authorization'))
    c.set('shared', { viewer: await findViewer(house, token), assets })
    if (reads(c.req.method)) return next()
    if (!comesFromHere(c.req.raw, house.config.origin)) throw new BadRequest(403, 'other-site')
    const isUpload = c.req.header('content-type')?.startsWith('multipart/form-data') ?? false
    // A body that does not say its length is read to be measured, of whoever sends it.
    const mayBeLong =
      c.get('shared').viewer.account !== undefined || c.req.header('content-length') !== undefined
    return bodyLimit({
      maxSize: !isUpload ? formLimit : mayBeLong ? uploadLimit : mostUnsigned,
      onError: () => {
        throw new BadRequest(413, 'too-large')
      },
    })(c, next)
  })
  app.use(async (c, next) => {
    const data = dataAddress(new URL(c.req.url), languages)
    return data === undefined || c.req.method !== 'GET' ? next() : c.redirect(data, 303)
  })
  app.get('/', async (c) => {
    const { languages: working } = await house.mechanism()
    c.header('vary', 'accept-language')
    return c.redirect(`/${languageFor(c.req.header('accept-language'), working)}/`, 302)
  })

  for (const lang of languages) app.get(`/${lang}`, (c) => c.redirect(`/${lang}/`, 308))

  const pages = new Set(routes.flatMap(({ kind, path }) => (kind === 'page' || kind === 'act' ? [path] : [])))
  const send = async (route: ActRoute | OwnRoute, c: Ctx, take: OwnRoute['post']): Promise<Response> => {
    if (!(await route.policy.allows(c))) {
      if (c.viewer.account) throw new Forbidden()
      return signInFirst(c, route, pages)
    }
    const answer = await render(await take(c, await formOf(c.request)), c, assets)
    if (answer.status === 303) await letGo(c, route, pages)
    return answer
  }

  for (const route of routes) {
    if (!route.policy) throw new Error(`the route ${route.path} has no policy`)
    const allowed = async (c: Ctx) => {
      if (!(await route.policy.allows(c))) throw new Forbidden()
      return c
    }
    switch (route.kind) {
      case 'raw':
        app.on(route.method, route.path, async (hono) => {
          const answer = await route.respond(await allowed(await contextOf(house, hono)))
          if (!answer) throw new NotFound()
          return answer
        })
        break
      case 'data':
        app.get(`/api/v1${route.path}`, async (hono) => {
          const answer = await route.data(await allowed(await contextOf(house, hono)))
          if (answer === undefined) throw new NotFound()
          return Response.json(answer, { headers: { 'cache-control': 'no-cache' } })
        })
        break
      default:
        for (const lang of languages) {
          const path = route.path === '/' ? `/${lang}/` : `/${lang}${route.path}`
          if (route.kind === 'own') {
            app.post(path, async (hono) => send(route, await contextOf(house, hono, lang), route.post))
            continue
          }
          app.get(path, async (hono) => {
            const cached = await cache.find(hono.req.raw, hono.get('shared').viewer)
            if (cached) return cached
            const { size } = house.publisher
            const c = await allowed(await contextOf(house, hono, lang))
            const answer = route.kind === 'file' ? await route.file(c) : await fill(route, c)
            if (!answer) throw new NotFound()
            const kept = route.kind === 'page' && !route.fresh && !(answer instanceof Response)
            return kept ? cache.keep(c, await write(answer, c, assets), size) : render(answer, c, assets)
          })
          if (route.kind === 'act')
            app.post(path, async (hono) =>
              send(route, await contextOf(house, hono, lang), (c, form) => handleAct(c, route, form)),
            )
        }
    }
  }
  app.notFound((c) => handleError(house, c, new NotFound(), assets))
  app.onError((error, c) => handleError(house, c, error, assets))
  return { fetch: app.fetch, listener: listenerFor(cache, app.fetch) }
}

/** Every page is also data: its address with `.json` leads to the same thing below `/api/v1`. */
function dataAddress({ pathname, search }: URL, languages: readonly string[]): string | undefined {
  const [, lang = '', ...rest] = pathname.split('/')
  const last = rest.at(-1) ?? ''
  if (!languages.includes(lang) || !last.endsWith('.json') || last === '.json') return undefined
  return `/api/v1/${[...rest.slice(0, -1), last.slice(0, -'.json'.length)].join('/')}${search}`
}

function listenerFor(cache: PageCache, fetch: Hono['fetch']): RequestListener {
  const ask = getRequestListener(fetch)
  return (incoming, outgoing) => {
    if (!cache.answers(incoming, outgoing)) void ask(incoming, outgoing)
  }
}

/** A page, with what was typed into its form before; shown again it is as good as any page. */
async function fill(route: PageRoute | ActRoute, c: Ctx): Promise<Page | Response | undefined> {
  const filled = await filledOf(c, route)
  const page = await route.page(c, filled)
  return filled.refusal && page && !(page instanceof Response) ? { ...page, status: 200 } : page
}

const bearer = (header: string | undefined): string | undefined =>
  header?.startsWith('Bearer ') ? header.slice('Bearer '.length) : undefined

async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData()
  } catch (error) {
    if (error instanceof BadRequest) throw error
    throw new BadRequest(415, 'not-a-form')
  }
}
