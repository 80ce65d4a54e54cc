import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { bulk, migrations, registry } from '../../src/house.ts'
import { replayBeside, ReplayFault, type TableSum } from '../../src/platform/record/replay/index.ts'
import { openTestHouse } from '../support/house.ts'
import { environmentOf, run, setScene } from './record-scenario.ts'

const t = await openTestHouse('empty')
const scene = await setScene(t)
const { pool } = t.house.database

async function replayed(): Promise<{ sums: TableSum[]; size: number }> {
  const sums: TableSum[] = []
  const rules = { registry, migrations, bulk, files: t.house.files }
  const size = await replayBeside(t.house.database, rules, (sum) => sums.push(sum))
  return { sums, size }
}
const differences = async () => (await replayed()).sums.filter(({ differs }) => differs)

test('after random acts, replay builds every view again, row by row', async () => {
  let n = 0
  const by = fc.constantFrom('a', 'b', 'c')
  const step = fc.oneof(
    fc.record({ kind: fc.constant('decide' as const) }),
    fc.record({ kind: fc.constant('grant' as const), by }),
    fc.record({ kind: fc.constant('erase' as const), by }),
    fc.record({ kind: fc.constant('path' as const), words: fc.string({ minLength: 1, maxLength: 20 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      for (const one of steps) {
        n += 1
        if (one.kind === 'decide') await scene.decide(`new-${n}`)
        else if (one.kind === 'grant') {
          const mandate = await t.perform({
            type: 'mandate.granted',
            body: { party: one.by, powers: ['observe'], from: '2024-01-01' },
            disclose: { person: { name: 'Observer' } },
          })
          await t.perform({ type: 'mandate.revoked', body: { party: one.by, mandate } })
        } else if (one.kind === 'erase') {
          const { rows } = await pool.query<{ commitment: string }>(
            `select commitment from own.disclosure where name = 'words' limit 1`,
          )
          if (rows[0])
            await t.perform({
              type: 'disclosure.erased',
              body: { commitment: rows[0].commitment, ground: 'request' },
            })
        } else
          await t.perform({
            type: 'mechanism.described',
            body: {
              name: { en: `Mechanism ${n}` },
              description: { en: `${n} ${one.words.replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')}` },
              languages: ['en'],
            },
          })
      }
      const { sums, size } = await replayed()
      assert.deepEqual(
        sums.filter(({ differs }) => differs),
        [],
      )
      assert.equal(sums.find(({ table }) => table === 'record.entry')?.rows, size)
    }),
    { numRuns: 4 },
  )
})

test('the command tells every table, and exits with 0', async () => {
  await scene.decide('told')
  const { status, stdout } = run(['replay'], environmentOf(t))
  assert.equal(status, 0)
  assert.match(stdout, /^view\.vote ok [1-9]\d* rows sha256=[0-9a-f]{64}$/m)
})

test('a row that was changed, added or taken away is named', async () => {
  const { rows } = await pool.query<{ ballot: string; party: string }>(
    `select ballot, party from view.vote where choice = 'yes' order by 1, 2 limit 1`,
  )
  const [vote] = rows
  await pool.query(`update view.vote set choice = 'no' where ballot = $1 and party = $2`, [
    vote?.ballot,
    vote?.party,
  ])
  assert.deepEqual(
    (await differences()).map(({ table, differs }) => [table, differs]),
    [['view.vote', `row ${vote?.ballot} ${vote?.party} is not as the record has it`]],
  )
  const told = run(['replay'], environmentOf(t))
  assert.equal(told.status, 1)
  assert.match(told.stdout, /^view\.vote fault: row /m)
  await pool.query(`update view.vote set choice = 'yes' where ballot = $1 and party = $2`, [
    vote?.ballot,
    vote?.party,
  ])

  await pool.query(`insert into view.status (code, name, rights, ordinal) values ('liar', '{}', '{}', 9)`)
  assert.deepEqual(
    (await differences()).map(({ differs }) => differs),
    ['row liar is not on the record'],
  )
  await pool.query(`delete from view.status where code = 'liar'`)

  const gone = await pool.query<{ from_id: string; to_id: string }>(
    'delete from view.ref where ctid = (select ctid from view.ref limit 1) returning *',
  )
  const [ref] = gone.rows
  assert.deepEqual(
    (await differences()).map(({ differs }) => differs),
    [`row ${ref?.from_id} ${ref?.to_id} is missing`],
  )
  await pool.query('insert into view.ref values ($1, $2)', [ref?.from_id, ref?.to_id])
  assert.deepEqual(await differences(), [])
})

test('an entry that the rules do not give is named, whoever wrote it into the table', async () => {
  const client = await pool.connect()
  const tamper = async (change: string, values: unknown[]) => {
    await client.query('alter table record.entry disable trigger user')
    await client.query(change, values)
    await client.query('alter table record.entry enable trigger user')
  }
  try {
    const { rows } = await client.query<{ index: number; bytes: Buffer }>(
      `select index, bytes from record.entry where type = 'party.admitted' and bytes::text like '%' order by index desc limit 1`,
    )
    const [carried] = rows
    assert.ok(carried)
    const forged = Buffer.from(carried.bytes.toString().replace('think-tank', 'think-tan_'))
    await tamper('update record.entry set bytes = $1 where index = $2', [forged, carried.index])
    await assert.rejects(
      replayed(),
      (error) =>
        error instanceof ReplayFault && error.index === carried.index && /brings about/.test(error.message),
    )
    await tamper('update record.entry set bytes = $1 where index = $2', [carried.bytes, carried.index])

    const { rows: votes } = await client.query<{ index: number; bytes: Buffer }>(
      `select index, bytes from record.entry where type = 'vote.cast' order by index desc limit 1`,
    )
    const [vote] = votes
    assert.ok(vote)
    const other = Buffer.from(vote.bytes.toString().replace('"choice":"yes"', '"choice":"no"'))
    await tamper('update record.entry set bytes = $1 where index = $2', [other, vote.index])
    await assert.rejects(
      replayed(),
      (error) =>
        error instanceof ReplayFault &&
        error.index === vote.index &&
        /record\.bad-signature/.test(error.message),
    )
    await tamper('update record.entry set bytes = $1 where index = $2', [vote.bytes, vote.index])
  } finally {
    client.release()
  }
  assert.deepEqual(await differences(), [])
})
