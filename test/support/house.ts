import { rm } from 'node:fs/promises'
import { after } from 'node:test'
import { createApp } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { furnish, type OpenHouse } from '../../src/house.ts'
import { startSession } from '../../src/platform/identity/index.ts'
import { isRefusal, secretariat, type Intention, type Power } from '../../src/platform/record/index.ts'
import { closeServer, copyOf, scratchName, templateOf, testServer, type Template } from './server.ts'

export interface TestHouse {
  readonly house: OpenHouse
  /** the last given is done first */
  atEnd(end: () => Promise<void>): void
  /** asks the application as a browser would, without a network */
  ask(path: string, init?: RequestInit & { as?: Person }): Promise<Response>
  /** performs an act and returns its id; throws when it is refused */
  perform(intention: Omit<Intention, 'actor'> & Partial<Pick<Intention, 'actor'>>): Promise<string>
  /** a person with an account and a mandate, signed in */
  person(party: string, powers: readonly Power[]): Promise<Person>
}

export interface Person {
  readonly account: string
  readonly mandate: string
  readonly actor: { party: string; person: string; mandate: string }
  readonly cookie: string
}

/** A house of its own for one test file, cloned from a template and gone afterwards. */
export async function openTestHouse(
  template: Template = 'empty',
  env: Record<string, string> = {},
): Promise<TestHouse> {
  const { name, dataDir } = await templateOf(template)
  const server = await testServer()
  const scratch = await server.createScratch(scratchName(), name)
  const own = await copyOf(dataDir)
  const house = await furnish(readConfig({ DATA_DIR: own, ...env }), await scratch.open())
  const app = createApp(house)
  const { origin } = house.config
  const ends: (() => Promise<void>)[] = [
    closeServer,
    () => rm(own, { recursive: true, force: true }),
    () => scratch.drop(),
    () => house.close(),
  ]
  after(async () => {
    for (const end of ends.toReversed()) await end()
  })

  const test: TestHouse = {
    house,
    atEnd: (end) => void ends.push(end),
    ask: async (path, { as, ...init } = {}) => {
      const headers = new Headers(init.headers)
      if (as) headers.set('cookie', as.cookie)
      if (init.method && init.method !== 'GET' && !headers.has('origin')) headers.set('origin', origin)
      return app.fetch(new Request(`${origin}${path}`, { redirect: 'manual', ...init, headers }))
    },
    async perform(intention) {
      const done = await house.recorder.perform({ actor: { party: secretariat }, ...intention })
      if (isRefusal(done)) throw new Error(`${intention.type} was refused: ${JSON.stringify(done)}`)
      return done.id
    },
    async person(party, powers) {
      const mandate = await test.perform({
        type: 'mandate.granted',
        body: { party, powers: [...powers], from: '2020-01-01' },
        disclose: { person: { name: `Person of ${party}` } },
      })
      const { db } = house.database
      const { person } = await db
        .selectFrom('view.mandate')
        .select('person')
        .where('id', '=', mandate)
        .executeTakeFirstOrThrow()
      const { id: account } = await db
        .insertInto('own.account')
        .values({ name: `Person of ${party}`, email: null })
        .returning('id')
        .executeTakeFirstOrThrow()
      await db.insertInto('own.account_mandate').values({ account, mandate }).execute()
      const token = await startSession(db, account)
      return { account, mandate, actor: { party, person, mandate }, cookie: `session=${token}` }
    },
  }
  return test
}

/** The body of a form, as a browser sends it. */
export const formBody = (fields: Record<string, string | string[]>): URLSearchParams => {
  const form = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) form.append(name, one)
  return form
}
