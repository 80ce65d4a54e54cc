import type { MiddlewareHandler } from 'hono'

/** Nothing from another host, no inline script or style, nobody's frame. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers: Record<string, string> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), publickey-credentials-get=(self)',
}

/** The headers of every answer; over TLS, HSTS among them. */
export const headersFor = (origin: string): Record<string, string> => ({
  ...headers,
  ...(origin.startsWith('https:') && { 'strict-transport-security': 'max-age=31536000' }),
})

/** Security headers on every answer. What a handler set itself stays. */
export function securityHeaders(origin: string): MiddlewareHandler {
  const all = Object.entries(headersFor(origin))
  return async (c, next) => {
    await next()
    for (const [name, value] of all) if (!c.res.headers.has(name)) c.res.headers.set(name, value)
  }
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Does a request only read? Then it comes from anywhere, and what it carries is never looked at. */
export const reads = (method: string): boolean => reading.has(method)

/**
 * May this request, which writes, change anything? A browser says where it comes from (`Sec-Fetch-Site`, Fetch Metadata; older ones
 * `Origin`). A client that says neither is no browser and carries no cookie by itself.
 */
export function comesFromHere(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  const from = request.headers.get('origin')
  if (from !== null && from !== origin) return false
  if (site !== null) return site === 'same-origin' || site === 'none'
  return from !== null || request.headers.get('cookie') === null
}
