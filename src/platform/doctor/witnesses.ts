import type { Db } from '../database/index.ts'
import { parseVkey } from '../record/log/index.ts'
import { keptOf } from '../record/publish/kept-cosignatures.ts'
import type { WitnessAddress } from '../record/publish/witness-address.ts'
import { fault, note, ok, type Finding } from './finding.ts'

/** What each witness has cosigned last, and why it did not when it was asked later. */
export async function checkWitnesses(db: Db, witnesses: readonly WitnessAddress[]): Promise<Finding[]> {
  if (witnesses.length === 0)
    return [
      note(
        'No WITNESSES are set: nobody else vouches that every reader is shown the same record.',
        'Ask member institutions to run "caravanserai witness", and set WITNESSES to their keys and addresses.',
      ),
    ]
  const head = await db.selectFrom('record.head').select(['size', 'restored']).executeTakeFirst()
  const { size, restored } = head ?? { size: 0, restored: null }
  return Promise.all(witnesses.map((one) => checkWitness(db, one, size, restored !== null)))
}

async function checkWitness(
  db: Db,
  { vkey, address }: WitnessAddress,
  size: number,
  heldBack: boolean,
): Promise<Finding> {
  const { name } = parseVkey(vkey)
  const kept = await keptOf(db, vkey)
  const cosigned =
    kept?.size != null
      ? `The witness ${name} has cosigned ${kept.size} of ${size} entries, last on ${kept.cosigned}`
      : `The witness ${name} has cosigned nothing yet`
  if (kept && kept.held > size)
    return fault(
      `${cosigned}; it holds ${kept.held} entries, and the database ${size}: it is an older one.`,
      'Restore the newest backup. Where the witness is mistaken, take it out of WITNESSES; then run "caravanserai record resume".',
    )
  if (kept?.fault)
    return fault(
      `${cosigned}; it ${kept.fault}.`,
      heldBack
        ? 'Nothing is signed. Restore the newest backup, or take the witness out of WITNESSES where it is mistaken; then run "caravanserai record resume".'
        : `Ask its operator, and check that ${address} is its address. Acts and the record go on meanwhile.`,
    )
  return kept?.size == null
    ? note(`${cosigned}.`, 'Start "caravanserai serve", which asks it after each publication.')
    : ok(`${cosigned}.`)
}
