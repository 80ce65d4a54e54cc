import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('empty')
const rows = async (sql: string): Promise<string[]> =>
  (await t.house.database.pool.query<{ name: string }>(sql)).rows.map(({ name }) => name)

test('view tables exist', async () => {
  assert.ok(
    (await rows(`select table_name as name from information_schema.tables where table_schema = 'view'`))
      .length > 10,
  )
})

test('no view table has a sequence, an identity, or a default by time or chance', async () => {
  const found = await rows(`
    select table_name || '.' || column_name as name from information_schema.columns
    where table_schema = 'view' and (is_identity = 'YES' or column_default ~* '(nextval|now|random|uuid|current_|clock)')`)
  assert.deepEqual(found, [])
  assert.deepEqual(
    await rows(
      `select sequence_name as name from information_schema.sequences where sequence_schema = 'view'`,
    ),
    [],
  )
})

test('every view table has a primary key, so that replay can compare it row by row', async () => {
  const found = await rows(`
    select t.table_name as name from information_schema.tables t
    where t.table_schema = 'view' and not exists (
      select from information_schema.table_constraints c
      where c.table_schema = 'view' and c.table_name = t.table_name and c.constraint_type = 'PRIMARY KEY')`)
  assert.deepEqual(found, [])
})

test('no view table refers to what only this installation has', async () => {
  const found = await rows(`
    select conname as name from pg_constraint c
    join pg_namespace here on here.oid = c.connamespace
    join pg_class target on target.oid = c.confrelid
    join pg_namespace there on there.oid = target.relnamespace
    where c.contype = 'f' and here.nspname = 'view' and there.nspname <> 'view'`)
  assert.deepEqual(found, [])
})

test('the record refuses to be changed, deleted or emptied', async () => {
  const { pool } = t.house.database
  await assert.rejects(pool.query(`update record.entry set type = 'other'`), /append-only/)
  await assert.rejects(pool.query(`delete from record.entry`), /append-only/)
  await assert.rejects(pool.query(`truncate record.entry`), /append-only/)
})
