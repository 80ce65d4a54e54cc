import bodies from './content/bodies.json' with { type: 'json' }
import mechanism from './content/mechanism.json' with { type: 'json' }
import parties from './content/parties.json' with { type: 'json' }
import programmes from './content/programmes.json' with { type: 'json' }
import statuses from './content/statuses.json' with { type: 'json' }
import type { Perform } from './perform.ts'

/** The mechanism's name, its programmes, parties and bodies; gives the act id of each path by its code. */
export async function establish(perform: Perform): Promise<Map<string, string>> {
  await perform({ type: 'mechanism.described', body: mechanism })
  const paths = new Map<string, string>()
  for (const { paths: lines, ...programme } of programmes) {
    await perform({ type: 'programme.launched', body: programme })
    for (const path of lines)
      paths.set(path.code, await perform({ type: 'path.opened', body: { programme: programme.id, ...path } }))
  }
  for (const status of statuses) await perform({ type: 'status.defined', body: status })
  for (const party of parties) await perform({ type: 'party.admitted', body: party })
  for (const { members, from, chair, 'vice-chair': viceChair, ...body } of bodies) {
    await perform({ type: 'body.established', body })
    for (const party of members) await perform({ type: 'seat.taken', body: { body: body.id, party, from } })
    const posts = { chair, 'vice-chair': viceChair }
    for (const [post, party] of Object.entries(posts))
      if (party) await perform({ type: 'post.filled', body: { body: body.id, post, party, from } })
  }
  return paths
}
