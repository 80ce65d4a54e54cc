import type { Db } from '../../platform/database/index.ts'
import type { Module } from '../../platform/web/house.ts'
import { admitParty } from './acts/admit-party.ts'
import { importParties } from './acts/import-parties.ts'
import { contestAct } from './acts/contest-act.ts'
import { describeParty } from './acts/describe-party.ts'
import { changeStatus } from './acts/change-status.ts'
import { defineStatus } from './acts/define-status.ts'
import { grantMandate, revokeMandate } from './acts/mandates.ts'
import { parties001 } from './migrations/001-parties.ts'
import { parties003 } from './migrations/003-contest.ts'
import { parties002 } from './migrations/002-import.ts'
import { parties004 } from './migrations/004-own-ids.ts'
import { partyNames } from './queries.ts'
import { routes } from './routes.ts'
import { tells } from './tells.ts'

/** States, organisations, people: who is in the mechanism, with which status, and who acts for whom. */
export const parties: Module = {
  name: 'parties',
  acts: [
    defineStatus,
    admitParty,
    importParties,
    describeParty,
    changeStatus,
    grantMandate,
    revokeMandate,
    contestAct,
  ],
  migrations: [parties001, parties002, parties003, parties004],
  routes,
  tells,
  nameParties: partyNames,
  subjects: { 'party.admitted': admitted, 'parties.imported': admitted },
}

/** The parties of these ids, or that acts of these ids admitted, one or a whole sheet of them. */
async function admitted(db: Db, ids: readonly string[]) {
  const rows = await db
    .selectFrom('view.party')
    .select(['id', 'own_id', 'name'])
    .where((where) => where.or([where('own_id', 'in', ids), where('act_id', 'in', ids)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.own_id,
    station: 'none' as const,
    title: row.name,
    href: `/parties/${row.id}`,
  }))
}
