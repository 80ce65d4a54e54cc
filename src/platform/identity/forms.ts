import { sql } from 'kysely'
import type { Db } from '../database/index.ts'
import { dropOldDrafts } from './drafts.ts'
import { hashOf } from './secrets.ts'

/** Drafts of this kind are forms as they were sent. */
const kind = 'form'

/** A form waits this long for its person. */
export const formHours = 24

/** So many forms wait at most: of one owner, and in all of browsers where nobody was signed in. The oldest give way. */
const most = { own: 20, browsers: 1000 }

/** What was typed into a form, and where it stands. */
export interface SentForm {
  /** the form's address, below the language; its query, with the question mark */
  readonly path: string
  readonly search: string
  readonly values: Readonly<Record<string, string | readonly string[]>>
  /** the act that was prepared from it, where it came so far */
  readonly act?: string
  /** it was not taken, since another party was acted for when it was sent */
  readonly inOtherName?: true
}

/** Whose a form is: the person who sent it, or, while nobody was signed in, the browser by the secret in its cookie. */
export type FormOwner = { readonly account: string } | { readonly browser: string }

/** Keeps a form for who sent it; returns its opaque id. */
export async function keepForm(db: Db, owner: FormOwner, form: SentForm): Promise<string> {
  const browser = 'browser' in owner ? hashOf(owner.browser) : null
  const account = 'account' in owner ? owner.account : null
  const { id } = await db
    .insertInto('own.draft')
    .values({ account, browser, kind, content: JSON.stringify(form) })
    .returning('id')
    .executeTakeFirstOrThrow()
  await sql`delete from own.draft where id in (
    (select id from own.draft where kind = ${kind} and (account = ${account} or browser = ${browser})
      order by changed desc, id offset ${most.own})
    union all
    (select id from own.draft where kind = ${kind} and account is null
      order by changed desc, id offset ${most.browsers}))`.execute(db)
  return id
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * A form that this person sent, or that was sent from this very browser before anybody had signed in. Whoever opens it
 * first is its person from then on, so that the next one who signs in at the same machine does not find it.
 */
export async function openForm(
  db: Db,
  id: string,
  path: string,
  account: string,
  browser: string | undefined,
): Promise<SentForm | undefined> {
  if (!uuid.test(id)) return undefined
  const row = await db
    .updateTable('own.draft')
    .set({ account })
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('changed', '>', sql<string>`now() - make_interval(hours => ${formHours})`)
    .where(sql<string>`content->>'path'`, '=', path)
    .where((where) =>
      where.or([
        where('account', '=', account),
        ...(browser === undefined
          ? []
          : [where.and([where('account', 'is', null), where('browser', '=', hashOf(browser))])]),
      ]),
    )
    .returning('content')
    .executeTakeFirst()
  return row?.content as SentForm | undefined
}

/** The form from which a person's act was prepared, if the act is not on the record. */
export async function formOfAct(
  db: Db,
  account: string,
  act: string,
): Promise<{ id: string; form: SentForm } | undefined> {
  if (!uuid.test(act)) return undefined
  const row = await db
    .selectFrom('own.draft')
    .select(['id', 'content'])
    .where('kind', '=', kind)
    .where('account', '=', account)
    .where(sql<string>`content->>'act'`, '=', act)
    .where(sql<boolean>`not exists (select from record.entry where act_id = ${act})`)
    .executeTakeFirst()
  return row && { id: row.id, form: row.content as SentForm }
}

/** Forms that have served: those at this address that were taken now, or the one whose act is on the record. */
export async function dropForms(
  db: Db,
  account: string,
  served: { readonly path: string } | { readonly act: string },
): Promise<void> {
  const mine = db.deleteFrom('own.draft').where('kind', '=', kind).where('account', '=', account)
  const those =
    'act' in served
      ? mine.where(sql<string>`content->>'act'`, '=', served.act)
      : mine
          .where(sql<string>`content->>'path'`, '=', served.path)
          .where(sql<string>`content->>'act'`, 'is', null)
  await those.execute()
}

/** Lets go of forms for which nobody came back. */
export async function dropOldForms(db: Db): Promise<void> {
  await dropOldDrafts(db, kind, formHours)
}
