import type { Db } from '../../platform/database/index.ts'
import type { PartyRow } from '../parties/index.ts'
import type { BodyRow, PostRow } from './tables.ts'

export const listBodies = (db: Db): Promise<BodyRow[]> =>
  db.selectFrom('view.body').selectAll().orderBy('id').execute()

export const findBody = (db: Db, id: string): Promise<BodyRow | undefined> =>
  db.selectFrom('view.body').selectAll().where('id', '=', id).executeTakeFirst()

/** The parties seated in a body on a day, by identifier. */
export const membersOn = (db: Db, body: string, day: string): Promise<PartyRow[]> =>
  db
    .selectFrom('view.seat as seat')
    .innerJoin('view.party as party', 'party.id', 'seat.party')
    .selectAll('party')
    .where('seat.body', '=', body)
    .where('seat.from_day', '<=', day)
    .where((where) => where.or([where('seat.to_day', 'is', null), where('seat.to_day', '>=', day)]))
    .orderBy('party.id')
    .execute()

/** Who holds the body's posts on a day. */
export const postsOn = (db: Db, body: string, day: string): Promise<PostRow[]> =>
  db
    .selectFrom('view.post')
    .selectAll()
    .where('body', '=', body)
    .where('from_day', '<=', day)
    .where((where) => where.or([where('to_day', 'is', null), where('to_day', '>=', day)]))
    .orderBy('post')
    .execute()

/** Does this party preside over the body on a day? */
export async function presides(db: Db, body: string, party: string, day: string): Promise<boolean> {
  const held = await postsOn(db, body, day)
  return held.some((post) => post.post === 'chair' && post.party === party)
}

/** Is this party seated in the body on a day? */
export async function isMember(db: Db, body: string, party: string, day: string): Promise<boolean> {
  return (await membersOn(db, body, day)).some(({ id }) => id === party)
}
