import { isRefusal, secretariat } from '../record/index.ts'
import type { House } from '../web/house.ts'
import { invite } from './invitations.ts'

/**
 * While nobody has taken up the secretariat's first mandate, each start gives out a fresh one-time link to it; the
 * links of earlier starts are dead.
 */
export async function firstSecretary(house: House): Promise<string | undefined> {
  const { db } = house.database
  const granted = await db
    .selectFrom('view.mandate as mandate')
    .leftJoin('own.account_mandate as held', 'held.mandate', 'mandate.id')
    .select(['mandate.id', 'held.account'])
    .where('mandate.party', '=', secretariat)
    .where('mandate.revoked', 'is', null)
    .orderBy('mandate.granted')
    .execute()
  if (granted.some(({ account }) => account !== null)) return undefined
  const mandate = granted[0]?.id ?? (await grantFirst(house))
  await db.deleteFrom('own.invitation').where('mandate', '=', mandate).execute()
  return invite(db, { mandate, name: 'secretary', days: 1 })
}

async function grantFirst(house: House): Promise<string> {
  const done = await house.recorder.perform({
    type: 'mandate.granted',
    actor: { party: secretariat },
    body: { party: secretariat, powers: ['secretary'], from: house.clock().toISOString().slice(0, 10) },
    disclose: { person: { name: 'First secretary' } },
  })
  if (isRefusal(done)) throw new Error(`the first secretary could not be given a mandate: ${done.refused}`)
  return done.id
}
