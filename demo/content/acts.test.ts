import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { bodies as bodiesModule } from '../../src/modules/bodies/index.ts'
import { commitments as commitmentsModule } from '../../src/modules/commitments/index.ts'
import { decisions } from '../../src/modules/decisions/index.ts'
import { instruments } from '../../src/modules/instruments/index.ts'
import { parties as partiesModule } from '../../src/modules/parties/index.ts'
import { paths as pathsModule } from '../../src/modules/paths/index.ts'
import { describeMechanism, newId, type ActDefinition } from '../../src/platform/record/index.ts'
import bodies from './bodies.json' with { type: 'json' }
import commitments from './commitments.json' with { type: 'json' }
import { positions, proposals } from './index.ts'
import mechanism from './mechanism.json' with { type: 'json' }
import parties from './parties.json' with { type: 'json' }
import programmes from './programmes.json' with { type: 'json' }
import statuses from './statuses.json' with { type: 'json' }

const modules = [pathsModule, partiesModule, bodiesModule, decisions, instruments, commitmentsModule]
const definitions = new Map<string, ActDefinition>(
  [describeMechanism, ...modules.flatMap(({ acts }) => acts ?? [])].map((one) => [one.type, one]),
)

const definitionOf = (type: string): ActDefinition => {
  const definition = definitions.get(type)
  assert.ok(definition, type)
  return definition
}

/** The body's schema takes it and changes nothing in it: what is recorded is what is written here. */
const stands = (type: string, data: object) =>
  assert.deepEqual(definitionOf(type).body.safeParse(data), { success: true, data }, type)

/** The same for the words that go with an act. */
const said = (type: string, data: object) =>
  assert.deepEqual(
    definitionOf(type).commit?.['words']?.schema.safeParse(data),
    { success: true, data },
    type,
  )

describe('the content of the demonstration, as bodies of acts', () => {
  const anAct = newId()

  test('mechanism and programmes', () => {
    stands('mechanism.described', mechanism)
    for (const { paths, ...programme } of programmes) {
      stands('programme.launched', programme)
      for (const path of paths) stands('path.opened', { programme: programme.id, ...path })
    }
  })

  test('statuses, parties and bodies', () => {
    for (const status of statuses) stands('status.defined', status)
    for (const party of parties) stands('party.admitted', party)
    for (const { members, chair, 'vice-chair': vice, from, ...body } of bodies) {
      stands('body.established', body)
      for (const party of members) stands('seat.taken', { body: body.id, party, from })
      for (const [post, party] of Object.entries({ chair, 'vice-chair': vice }))
        if (party) stands('post.filled', { body: body.id, post, party, from })
    }
  })

  test('proposals with the texts they carry, and positions', () => {
    for (const { body, title, question, text, paths: codes } of proposals) {
      const paths = codes.map(() => anAct)
      const carried = text ? [{ type: 'text.adopted', body: { ...text, paths } }] : []
      for (const one of carried) stands(one.type, one.body)
      stands('proposal.made', { body, title, question, acts: carried, paths })
    }
    for (const { kind, paragraph, words } of positions) {
      stands('position.stated', { decision: anAct, kind, ...(paragraph !== undefined && { paragraph }) })
      said('position.stated', words)
    }
  })

  test('commitments and reports', () => {
    for (const { paragraph, title, due, reports } of commitments) {
      stands('commitment.accepted', { text: anAct, paragraph, title, due, paths: [anAct] })
      for (const { progress, words } of reports) {
        stands('commitment.reported', { commitment: anAct, progress })
        said('commitment.reported', words)
      }
    }
  })
})
