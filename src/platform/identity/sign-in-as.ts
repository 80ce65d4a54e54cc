import type { Ctx } from '../web/context.ts'
import { ownAddress, see } from '../web/see.ts'
import { sessionCookie } from './cookie.ts'
import { sessionDays, startSession } from './sessions.ts'

/** Signs a person in to this browser and leads on, to an address of ours alone. */
export async function signInAs(c: Ctx, account: string, then: string): Promise<Response> {
  const token = await startSession(c.db, account)
  return see(ownAddress(then, c.href('/desk')), {
    'set-cookie': sessionCookie.set(token, c.house.config.origin, sessionDays * 86_400),
  })
}
