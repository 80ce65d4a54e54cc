import type { OpenHouse } from '../src/house.ts'
import { isRefusal, secretariat, type Intention } from '../src/platform/record/index.ts'
import { mechanism } from './mechanism.ts'

/** Performs the demonstration on a record that has nothing but its opening. */
export async function performDemonstration(house: OpenHouse): Promise<void> {
  const { size } = await house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  if (size > 1) return
  const host = { party: secretariat }
  const perform = async (
    intention: Omit<Intention, 'actor'> & Partial<Pick<Intention, 'actor'>>,
  ): Promise<string> => {
    const done = await house.recorder.perform({ actor: host, ...intention })
    if (isRefusal(done)) throw new Error(`${intention.type} was refused: ${JSON.stringify(done)}`)
    return done.id
  }
  await perform({ type: 'mechanism.described', body: mechanism })
}
