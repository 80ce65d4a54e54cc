import { spawnSync } from 'node:child_process'
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { isRefusal, keyName, type Intention } from '../../src/platform/record/index.ts'
import type { Person, TestHouse } from '../support/house.ts'

const name = (en: string) => ({ en })

/** A person with a key of their own, which signs what they do. */
export interface Signer extends Person {
  readonly key: KeyObject
  readonly keyName: string
}

export interface Scenario {
  readonly signers: Readonly<Record<'a' | 'b' | 'c', Signer>>
  /** performs an act, signed by its actor's key */
  sign(signer: Signer, intention: Omit<Intention, 'actor'>): Promise<string>
  /** a vote from its opening to its close; the adopted proposal admits a party */
  decide(newParty: string): Promise<string>
}

/** Three members with keys, a council in which they sit, and what they can do there. */
export async function setScene(t: TestHouse): Promise<Scenario> {
  await t.perform({
    type: 'status.defined',
    body: { code: 'member', name: name('Member'), rights: ['vote'], ordinal: 1 },
  })
  const admitted = (id: string) => ({
    id,
    kind: 'think-tank',
    name: name(`Member ${id.toUpperCase()}`),
    status: 'member',
  })
  for (const id of ['a', 'b', 'c'])
    await t.perform({
      type: 'party.admitted',
      body: admitted(id),
      disclose: { focalPoint: { name: `Focal point of ${id}` } },
    })
  await t.perform({
    type: 'body.established',
    body: {
      id: 'council',
      name: name('Council'),
      symbol: 'DC',
      charter: {
        quorum: { share: { numerator: 1, denominator: 2 }, strict: true },
        method: 'recorded-vote',
        majority: { share: { numerator: 1, denominator: 2 }, strict: true, of: 'present-and-voting' },
        signed: [],
      },
    },
  })
  for (const party of ['a', 'b', 'c'])
    await t.perform({ type: 'seat.taken', body: { body: 'council', party, from: '2020-01-01' } })

  const signer = async (party: string): Promise<Signer> => {
    const person = await t.person(party, ['propose', 'vote'])
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64url')
    await t.perform({
      type: 'key.added',
      body: { mandate: person.mandate, key: keyName(spki), alg: 'ed25519', public: spki },
    })
    return { ...person, key: privateKey, keyName: keyName(spki) }
  }
  const signers = { a: await signer('a'), b: await signer('b'), c: await signer('c') }

  const scenario: Scenario = {
    signers,
    async sign(by, intention) {
      const { recorder } = t.house
      const prepared = await recorder.prepare({ actor: by.actor, ...intention })
      if (isRefusal(prepared)) throw new Error(JSON.stringify(prepared))
      const signature = sign(null, Buffer.from(prepared.digest, 'base64url'), by.key).toString('base64url')
      const sigs = [{ key: by.keyName, alg: 'ed25519' as const, sig: { signature } }]
      const done = await recorder.submit({ ...prepared, sigs })
      if (isRefusal(done)) throw new Error(JSON.stringify(done))
      return done.id
    },
    async decide(newParty) {
      const { a, b } = signers
      const proposal = await scenario.sign(a, {
        type: 'proposal.made',
        body: {
          body: 'council',
          title: name(`Admit ${newParty}`),
          question: name(`Shall ${newParty} be admitted?`),
          acts: [{ type: 'party.admitted', body: admitted(newParty) }],
          paths: [],
        },
      })
      const ballot = await t.perform({ type: 'ballot.opened', body: { proposal, present: ['a', 'b', 'c'] } })
      for (const by of [a, b]) await scenario.sign(by, { type: 'vote.cast', body: { ballot, choice: 'yes' } })
      const decision = await t.perform({ type: 'ballot.closed', body: { ballot } })
      await scenario.sign(b, {
        type: 'position.stated',
        body: { decision, kind: 'explanation' },
        disclose: { words: { text: `We welcome ${newParty}: «добро пожаловать» 欢迎`, language: 'en' } },
      })
      return decision
    },
  }
  return scenario
}

const launcher = fileURLToPath(new URL('../../bin/caravanserai', import.meta.url))

/** Runs a command as an operator would, over the database and folder of a test's house or of others. */
export function run(words: readonly string[], env: Record<string, string>) {
  const { status, stdout, stderr } = spawnSync(launcher, words, {
    env: { PATH: process.env['PATH'] ?? '', MECHANISM: 'rehearsal', ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

/** The environment in which a command finds the house of a test. */
export const environmentOf = ({ house }: TestHouse): Record<string, string> => ({
  DATABASE_URL: house.database.connection.url,
  DATA_DIR: house.config.dataDir,
  ORIGIN: house.config.origin,
})
