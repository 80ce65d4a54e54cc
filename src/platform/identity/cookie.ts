import { parse, serialize } from 'hono/utils/cookie'

const secure = (origin: string): boolean => origin.startsWith('https:')
const nameFor = (origin: string): string => (secure(origin) ? '__Host-session' : 'session')

/** The session's cookie: over TLS bound to this host alone, never read by script. */
export const sessionCookie = {
  read: (header: string | undefined, origin: string): string | undefined =>
    header === undefined ? undefined : parse(header, nameFor(origin))[nameFor(origin)],
  set: (token: string, origin: string, maxAge: number): string =>
    serialize(nameFor(origin), token, {
      path: '/',
      httpOnly: true,
      sameSite: 'Lax',
      secure: secure(origin),
      maxAge,
    }),
  clear: (origin: string): string => sessionCookie.set('', origin, 0),
}
