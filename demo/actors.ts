import parties from './content/parties.json' with { type: 'json' }
import type { OpenHouse } from '../src/house.ts'
import type { Actor } from '../src/platform/record/index.ts'
import type { Perform } from './perform.ts'

/** A delegate for each member, plainly exemplary, by party. */
export async function actors(house: OpenHouse, perform: Perform): Promise<Map<string, Actor>> {
  const people = new Map<string, Actor>()
  for (const { id, status } of parties) {
    if (status !== 'member') continue
    const mandate = await perform({
      type: 'mandate.granted',
      body: { party: id, powers: ['propose', 'vote', 'sign', 'report'], from: '2025-01-01' },
      disclose: { person: { name: `Delegate of ${id} (exemplary)` } },
    })
    const { person } = await house.database.db
      .selectFrom('view.mandate')
      .select('person')
      .where('id', '=', mandate)
      .executeTakeFirstOrThrow()
    people.set(id, { party: id, person, mandate })
  }
  return people
}
