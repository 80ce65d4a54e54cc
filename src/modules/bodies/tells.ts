import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'
import { findBody } from './queries.ts'

interface Told {
  name: LangText
  body: string
  party: string
  post: string
}

const named =
  (key: string): Tell =>
  async (c, act) => {
    const told = act.body as unknown as Told
    const body = await findBody(c.db, told.body)
    return c.l.t(key, {
      party: c.nameOf(told.party),
      body: body ? c.l.pick(body.name).text : told.body,
      ...(told.post && { post: c.l.t(`bodies.post.${told.post}`) }),
    })
  }

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'body.established': async ({ l }, act) =>
    l.t('bodies.tell.established', { body: l.pick((act.body as unknown as Told).name).text }),
  'seat.taken': named('bodies.tell.seat-taken'),
  'seat.left': named('bodies.tell.seat-left'),
  'post.filled': named('bodies.tell.post-filled'),
}
