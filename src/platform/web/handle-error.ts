import type { Context } from 'hono'
import { html } from '../../design/html.ts'
import type { Page } from '../../design/shell.ts'
import { languagesHeld } from '../language/index.ts'
import { sentenceOf } from '../record/index.ts'
import type { Asset } from './assets.ts'
import type { Ctx } from './context.ts'
import { Forbidden, Refused, statusOf, TooMany } from './errors.ts'
import { contextOf, type Shared } from './make-context.ts'
import { render } from './render.ts'
import type { House } from './house.ts'

/** Turns every error into a page, or for programs into problem+json (RFC 9457). The exceptional goes to the log. */
export async function handleError(
  house: House,
  hono: Context<{ Variables: { shared: Shared } }>,
  error: unknown,
  assets: Map<string, Asset>,
): Promise<Response> {
  const { status, reason } = statusOf(error)
  if (status === 500) process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
  const first = new URL(hono.req.url).pathname.split('/')[1] ?? ''
  const lang = languagesHeld().includes(first) ? first : undefined
  const c = await contextOf(house, hono, lang)
  if (lang === undefined && (first === 'api' || first === 'record')) return problem(c, error, status, reason)
  if (error instanceof Forbidden && !c.viewer.account && hono.req.method === 'GET')
    return hono.redirect(c.href(`/sign-in?then=${encodeURIComponent(c.url.pathname + c.url.search)}`), 303)
  const response = await render(errorPage(c, error, status, reason), c, assets)
  if (error instanceof TooMany) response.headers.set('retry-after', String(error.after))
  return response
}

function errorPage(c: Ctx, error: unknown, status: number, reason: string): Page {
  const words = error instanceof Refused ? sentenceOf(error.refusal, c.l) : c.l.t(`web.error.${reason}.words`)
  return {
    title: c.l.t(`web.error.${reason}.title`),
    status,
    fact: words,
    body: html`<section><h2>${c.l.t('web.error.onward')}</h2><p><a href="${c.href('/')}">${c.l.t('web.error.start')}</a></p></section>`,
  }
}

function problem(c: Ctx, error: unknown, status: number, reason: string): Response {
  const refusal = error instanceof Refused ? error.refusal : undefined
  return Response.json(
    {
      type: 'about:blank',
      title: c.l.t(`web.error.${reason}.title`),
      status,
      detail: refusal ? sentenceOf(refusal, c.l) : c.l.t(`web.error.${reason}.words`),
      reason: refusal?.refused ?? reason,
      ...(refusal?.field && { field: refusal.field }),
      ...(refusal?.issues && { issues: refusal.issues }),
    },
    {
      status,
      headers: {
        'content-type': 'application/problem+json',
        ...(error instanceof TooMany && { 'retry-after': String(error.after) }),
      },
    },
  )
}
