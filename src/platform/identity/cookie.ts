import { parse, serialize } from 'hono/utils/cookie'

const secure = (origin: string): boolean => origin.startsWith('https:')

interface Cookie {
  read(header: string | undefined, origin: string): string | undefined
  set(token: string, origin: string, maxAge: number): string
  clear(origin: string): string
}

/** A cookie that holds a secret: over TLS bound to this host alone, never read by script. */
function secretCookie(name: string): Cookie {
  const nameFor = (origin: string): string => (secure(origin) ? `__Host-${name}` : name)
  const cookie: Cookie = {
    read: (header, origin) =>
      header === undefined ? undefined : parse(header, nameFor(origin))[nameFor(origin)],
    set: (token, origin, maxAge) =>
      serialize(nameFor(origin), token, {
        path: '/',
        httpOnly: true,
        sameSite: 'Lax',
        secure: secure(origin),
        maxAge,
      }),
    clear: (origin) => cookie.set('', origin, 0),
  }
  return cookie
}

/** The session's cookie. */
export const sessionCookie = secretCookie('session')

/** The cookie of a browser that sent a form without a session: what was typed is shown to it alone. */
export const draftCookie = secretCookie('draft')
