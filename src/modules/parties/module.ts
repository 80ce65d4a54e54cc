import type { Module } from '../../platform/web/house.ts'
import { admitParty } from './acts/admit-party.ts'
import { changeStatus } from './acts/change-status.ts'
import { defineStatus } from './acts/define-status.ts'
import { grantMandate, revokeMandate } from './acts/mandates.ts'
import { parties001 } from './migrations/001-parties.ts'
import { partyNames } from './queries.ts'
import { routes } from './routes.ts'
import { tells } from './tells.ts'

/** States, organisations, people: who is in the mechanism, with which status, and who acts for whom. */
export const parties: Module = {
  name: 'parties',
  acts: [defineStatus, admitParty, changeStatus, grantMandate, revokeMandate],
  migrations: [parties001],
  routes,
  tells,
  nameParties: partyNames,
  subjects: {
    'party.admitted': async (db, ids) => {
      const rows = await db.selectFrom('view.party').select(['id', 'act_id', 'name']).where('act_id', 'in', ids).execute()
      return rows.map((row) => ({ id: row.act_id, station: 'none', title: row.name, href: `/parties/${row.id}` }))
    },
  },
}
