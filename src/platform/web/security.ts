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

/** Security headers on every answer; over TLS, HSTS as well. What a handler set itself stays. */
export const securityHeaders =
  (origin: string): MiddlewareHandler =>
  async (c, next) => {
    await next()
    const target = c.res.headers
    for (const [name, value] of Object.entries(headers)) if (!target.has(name)) target.set(name, value)
    if (origin.startsWith('https:')) target.set('strict-transport-security', 'max-age=31536000')
  }

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * May this request change anything? A browser says where it comes from (`Sec-Fetch-Site`, Fetch Metadata; older ones
 * `Origin`). A client that says neither is no browser and carries no cookie by itself.
 */
export function comesFromHere(request: Request, origin: string): boolean {
  if (reading.has(request.method)) return true
  const site = request.headers.get('sec-fetch-site')
  const from = request.headers.get('origin')
  if (from !== null && from !== origin) return false
  if (site !== null) return site === 'same-origin' || site === 'none'
  return from !== null || request.headers.get('cookie') === null
}
