import type { OpenHouse } from '../src/house.ts'
import { actors } from './actors.ts'
import { establish } from './establish.ts'
import { decide } from './decide.ts'
import { measure } from './measure.ts'
import { performer } from './perform.ts'
import { promise } from './promise.ts'

/** Performs the demonstration on a record that has nothing but its opening. */
export async function performDemonstration(house: OpenHouse): Promise<void> {
  const { size } = await house.database.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
  if (size > 1) return
  const perform = performer(house)
  const paths = await establish(perform)
  const people = await actors(house, perform)
  await decide(house, perform, people, paths)
  await promise(house, perform, people, paths)
  await measure(house, paths)
}
