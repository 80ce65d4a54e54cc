import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import type { DraftRow } from './tables.ts'

/** A draft that nobody has touched for so long is let go. */
export const draftDays = 14

/** Keeps what somebody has begun; returns the draft's id. */
export async function makeDraft(db: Db, account: string, kind: string, content: unknown): Promise<string> {
  const { id } = await db
    .insertInto('own.draft')
    .values({ account, kind, content: JSON.stringify(content) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A person's own draft of this kind. */
export const findDraft = async (
  db: Db,
  account: string,
  kind: string,
  id: string,
): Promise<DraftRow | undefined> =>
  uuid.test(id)
    ? db
        .selectFrom('own.draft')
        .selectAll()
        .where('id', '=', id)
        .where('account', '=', account)
        .where('kind', '=', kind)
        .executeTakeFirst()
    : undefined

/** A person's drafts of this kind, newest first. */
export const listDrafts = (db: Db, account: string, kind: string): Promise<DraftRow[]> =>
  db
    .selectFrom('own.draft')
    .selectAll()
    .where('account', '=', account)
    .where('kind', '=', kind)
    .orderBy('changed', 'desc')
    .execute()

export async function changeDraft(db: Db, id: string, content: unknown): Promise<void> {
  await db
    .updateTable('own.draft')
    .set({ content: JSON.stringify(content), changed: sql<string>`now()` })
    .where('id', '=', id)
    .execute()
}

export async function dropDraft(db: Db, id: string): Promise<void> {
  await db.deleteFrom('own.draft').where('id', '=', id).execute()
}

/** Lets go of drafts of this kind that nobody has touched for long, and returns what they held. */
export const dropOldDrafts = (
  db: Db,
  kind: string,
  hours = draftDays * 24,
): Promise<Pick<DraftRow, 'content'>[]> =>
  db
    .deleteFrom('own.draft')
    .where('kind', '=', kind)
    .where('changed', '<', sql<string>`now() - make_interval(hours => ${hours})`)
    .returning('content')
    .execute()
