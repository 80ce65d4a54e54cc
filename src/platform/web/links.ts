import { sql } from 'kysely'
import { bareContent, chain, html, stations, status, type ChainItem, type Html } from '../../design/index.ts'
import type { Db } from '../database/index.ts'
import type { Ctx } from './context.ts'
import type { House, Subject } from './house.ts'

/** What an act builds on and what builds on it, however many steps away, without going back and forth. */
async function around(db: Db, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up(id) as (
      select ${id}::uuid union select r.to_id from view.ref r join up on r.from_id = up.id
    ), down(id) as (
      select ${id}::uuid union select r.from_id from view.ref r join down on r.to_id = down.id
    )
    select id from up union select id from down limit 500`.execute(db)
  return rows.map((row) => row.id)
}

/**
 * The subjects among these ids, each asked of the room that has it: by the type of its act, or, where it is one of
 * several that an act created, of every room.
 */
export async function subjectsOf(house: House, db: Db, ids: readonly string[]): Promise<Subject[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('record.entry')
    .select(['act_id', 'type', 'index'])
    .where('act_id', 'in', ids)
    .execute()
  const order = new Map(rows.map((row) => [row.act_id, row.index]))
  const parts = ids.filter((id) => !order.has(id))
  const asked = [...Map.groupBy(rows, (row) => row.type)].map(
    ([type, acts]) => [house.subjects.get(type), acts.map((act) => act.act_id)] as const,
  )
  if (parts.length > 0) for (const finder of new Set(house.subjects.values())) asked.push([finder, parts])
  const found = await Promise.all(asked.map(async ([finder, acts]) => (await finder?.(db, acts)) ?? []))
  return found.flat().toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
}

/** Everything that builds on an act, however many steps away. */
export async function subjectsBelow(house: House, db: Db, id: string): Promise<Subject[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive down(id) as (
      select ${id}::uuid union select r.from_id from view.ref r join down on r.to_id = down.id
    )
    select id from down where id <> ${id}::uuid limit 2000`.execute(db)
  return subjectsOf(
    house,
    db,
    rows.map((row) => row.id),
  )
}

/** A subject as it stands in a chain. */
export const chainItem = (c: Ctx, subject: Subject, current?: string): ChainItem => ({
  label: subject.symbol === undefined ? bareContent(subject.title, c.l) : html`<bdi>${subject.symbol}</bdi>`,
  href: c.href(subject.href),
  ...(subject.id === current && { current: true }),
  ...(subject.state && { state: status(subject.state.mark, c.l.t(subject.state.words)) }),
})

const mostAtStation = 4

/** The chain of everything linked to an act, along its six stations, and what stands beside the chain. */
export async function linkedTo(c: Ctx, id: string): Promise<Html> {
  const subjects = await subjectsOf(c.house, c.db, await around(c.db, id))
  const held = Object.fromEntries(
    stations.map((station) => [
      station,
      subjects
        .filter((subject) => subject.station === station)
        .slice(0, mostAtStation)
        .map((subject) => chainItem(c, subject, id)),
    ]),
  )
  const beside = subjects.filter((subject) => subject.station === 'none' && subject.id !== id).slice(0, 12)
  return html`<h2>${c.l.t('web.linked')}</h2>${chain(held, c.l)}${
    beside.length === 0
      ? ''
      : html`<h2>${c.l.t('web.also')}</h2><ul class="plain">${beside.map(
          (subject) =>
            html`<li><a href="${c.href(subject.href)}">${bareContent(subject.title, c.l)}</a></li>`,
        )}</ul>`
  }`
}
