import { keyName } from '../../../src/platform/record/index.ts'
import { publicKey } from '../keys.ts'
import { goldenId, type Scribe } from '../scribe.ts'

/** What is taken back, kept from sight, shown to more, or destroyed; and a record that was restored goes on. */
export async function windUp({ at, perform, actOf, house }: Scribe): Promise<void> {
  at('2026-05-04T09:00:00.000Z')
  const committed = async (name: string, value: string): Promise<string | undefined> =>
    (await actOf(goldenId(name))).commit[value]
  await perform('reservation withheld', {
    type: 'content.withheld',
    body: { commitment: await committed('reservation', 'words'), ground: 'court-order' },
  })
  await perform('focal point released', {
    type: 'content.released',
    body: { commitment: await committed('north', 'focalPoint'), audience: 'members' },
  })
  await perform('report erased', {
    type: 'disclosure.erased',
    body: { commitment: await committed('first report', 'words'), ground: 'request' },
  })
  await perform('key lost', {
    type: 'key.revoked',
    body: {
      mandate: goldenId('for south'),
      key: keyName(publicKey('for south', 'webauthn-es256')),
    },
  })
  await perform('mandate ends', {
    type: 'mandate.revoked',
    body: { party: 'west', mandate: goldenId('by west') },
  })
  await perform('visitor leaves', {
    type: 'seat.left',
    body: { body: 'council', party: 'visitor', to: '2026-05-31' },
  })
  const { size } = await house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  await perform('resumption', { type: 'record.resumed', body: { size, word: 'checked' } })
}
