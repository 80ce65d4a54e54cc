import assert from 'node:assert/strict'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import {
  type Database,
  DatabaseIsNewer,
  migrate,
  openDatabase,
  probe,
  toDatabase,
  transaction,
  tryAdvisoryLock,
  UnsuitableDatabase,
  withAdvisoryLock,
} from './index.ts'
import { objection } from './probe.ts'
import { makeTemporary, placeOf, removeFolder } from './testing.ts'

declare module './index.ts' {
  interface Tables {
    'view.shelf': { id: number; weight: string }
  }
}

describe('a database', () => {
  const dataDir = makeTemporary()
  let database: Database
  before(async () => {
    database = await openDatabase({ dataDir })
  })
  after(async () => {
    await database.close()
    removeFolder(placeOf(dataDir))
    removeFolder(dataDir)
  })

  test('gives exact values', async () => {
    const { rows } = await database.pool
      .query(`select 9007199254740991::int8 as int8, 0.10::numeric as numeric,
      '2026-11-22'::date as date, '2026-11-22 10:00:00.2599+01'::timestamptz as instant,
      '2026-11-22 09:00+00'::timestamptz as whole, '\\x00ff'::bytea as bytea, '{"a":[1,null]}'::jsonb as jsonb,
      array[1,null]::int8[] as int8s, array[0.10]::numeric[] as numerics, array['2026-01-01']::date[] as dates`)
    assert.deepEqual(rows[0], {
      int8: 9007199254740991,
      numeric: '0.10',
      date: '2026-11-22',
      instant: '2026-11-22T09:00:00.259Z',
      whole: '2026-11-22T09:00:00.000Z',
      bytea: Buffer.from([0, 255]),
      jsonb: { a: [1, null] },
      int8s: [1, null],
      numerics: ['0.10'],
      dates: ['2026-01-01'],
    })
  })

  for (const value of ['9007199254740992::int8', `'infinity'::timestamptz`, `'0044-03-15 BC'::date`]) {
    test(`refuses to round ${value}`, async () => {
      await assert.rejects(database.pool.query(`select ${value}`), { name: 'UnrepresentableValue' })
    })
  }

  test('has its session settings, whatever the address asks for', async () => {
    const url = `${database.connection.url}&options=-c%20TimeZone%3DAsia/Almaty%20-c%20work_mem%3D5MB`
    const other = await openDatabase({
      dataDir: '',
      databaseUrl: url,
      statementTimeout: 50,
      applicationName: 'x',
    })
    const { rows } = await other.pool.query(`select current_setting('TimeZone') as zone,
      current_setting('work_mem') as memory, current_setting('application_name') as name`)
    assert.deepEqual(rows, [{ zone: 'UTC', memory: '5MB', name: 'x' }])
    await assert.rejects(other.pool.query('select pg_sleep(1)'), { code: '57014' })
    assert.equal(other.embedded, false)
    await other.close()
  })

  test('runs a transaction again after a serialization failure', async () => {
    await database.pool.query('create table public.duty (name text primary key, present boolean)')
    await database.pool.query(`insert into public.duty values ('a', true), ('b', true)`)
    let runs = 0
    const meet = Promise.withResolvers<void>()
    // write skew: each leaves because the other is present
    const leave = (name: string): Promise<void> =>
      transaction(
        database.db,
        async (trx) => {
          const { rows } = await sql<{ n: number }>`select count(*) as n from duty where present`.execute(trx)
          if (++runs === 2) meet.resolve()
          await meet.promise
          if (rows[0]!.n > 1) await sql`update duty set present = false where name = ${name}`.execute(trx)
        },
        { isolation: 'serializable' },
      )
    await Promise.all([leave('a'), leave('b')])
    const { rows } = await database.pool.query('select count(*) as n from duty where present')
    assert.deepEqual([rows[0].n, runs], [1, 3])
  })

  test('hears notifications, and again after its connection was lost', async () => {
    const heard: string[] = []
    const stop = await database.listen('news', (payload) => heard.push(payload))
    await database.notify('news', 'first')
    await database.db.transaction().execute(async (trx) => {
      await database.notify('news', 'second', trx)
      await sleep(30)
      assert.deepEqual(heard, ['first'])
    })
    // What was on its way on a connection that is lost is lost with it: that is what the empty payload tells.
    for (let tries = 0; heard.length < 2 && tries < 100; tries++) await sleep(30)
    await database.pool.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %' and pid <> pg_backend_pid()`,
    )
    for (let tries = 0; heard.length < 3 && tries < 100; tries++) await sleep(30)
    await database.notify('news', 'third')
    for (let tries = 0; heard.length < 4 && tries < 100; tries++) await sleep(30)
    assert.deepEqual(heard, ['first', 'second', '', 'third'])
    await stop()
    await database.notify('news', 'fourth')
    await sleep(30)
    assert.equal(heard.length, 4)
  })

  test('locks by name, one at a time', async () => {
    const order: string[] = []
    const inside = Promise.withResolvers<void>()
    const first = withAdvisoryLock(database, 'publish', async () => {
      inside.resolve()
      assert.deepEqual(await tryAdvisoryLock(database, 'publish', async () => 1), { held: false })
      assert.deepEqual(await tryAdvisoryLock(database, 'other', async () => 1), { held: true, value: 1 })
      order.push('first')
    })
    await inside.promise
    await withAdvisoryLock(database, 'publish', async () => order.push('second'))
    await first
    assert.deepEqual(order, ['first', 'second'])
  })

  test('tells the holder of a lock whose connection was lost', async () => {
    const work = withAdvisoryLock(database, 'lost', async (lost) => {
      await database.pool.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'`)
      if (!lost.aborted) await once(lost, 'abort')
    })
    await assert.rejects(work, /lock was lost/)
  })

  test('migrates once, all or nothing, and refuses a newer database', async () => {
    const scratch = await database.createScratch()
    const opened = await scratch.open()
    const { db } = opened
    const shelf = {
      name: 'x/001',
      up: (trx: typeof db) =>
        sql`create table view.shelf (id int8, weight numeric)`.execute(trx).then(() => {}),
    }
    const broken = {
      name: 'x/002',
      up: (trx: typeof db) => sql`create table view.other (id no_type)`.execute(trx).then(() => {}),
    }
    await assert.rejects(migrate(db, [shelf, broken]))
    assert.deepEqual((await Promise.all([migrate(db, [shelf]), migrate(db, [shelf])])).flat(), ['x/001'])
    await db.insertInto('view.shelf').values({ id: 1, weight: '2.50' }).execute()
    assert.deepEqual(await db.selectFrom('view.shelf').selectAll().execute(), [{ id: 1, weight: '2.50' }])
    await assert.rejects(
      migrate(db, []),
      (error) => error instanceof DatabaseIsNewer && /x\/001/.test(error.message),
    )

    await opened.close()
    const clone = await database.createScratch('clone', scratch.name)
    const cloned = await clone.open()
    assert.equal((await cloned.db.selectFrom('view.shelf').selectAll().execute()).length, 1)
    await clone.drop()
    await scratch.drop()
    const { rows } = await database.pool.query(`select datname from pg_database where datname = any($1)`, [
      [scratch.name, clone.name],
    ])
    assert.deepEqual(rows, [])
  })

  test('is probed', async () => {
    await probe(database.db)
    const bad = {
      latin: `encoding 'LATIN1'`,
      ascii: `encoding 'UTF8'`,
    }
    for (const [name, options] of Object.entries(bad)) {
      await database.pool.query(
        `create database ${name} template template0 ${options} locale_provider libc lc_collate 'C' lc_ctype 'C'`,
      )
      const other = await openDatabase({
        dataDir: '',
        databaseUrl: toDatabase(database.connection, name).url,
      })
      await assert.rejects(probe(other.db), UnsuitableDatabase)
      await other.close()
    }
    const good = { version: '15.1', versionNumber: 150_001, encoding: 'UTF8', folds: true, compares: true }
    assert.equal(objection(good), undefined)
    assert.match(objection({ ...good, version: '14.9', versionNumber: 140_009 }) ?? '', /14\.9 is too old/)
  })

  test('fails at once on a wrong address', async () => {
    const databaseUrl = 'postgres://nobody@localhost/none?host=/nowhere'
    await assert.rejects(openDatabase({ dataDir: '', databaseUrl }), { code: 'ENOENT' })
  })
})
