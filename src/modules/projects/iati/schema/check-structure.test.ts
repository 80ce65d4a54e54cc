import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityXml, fileXml, readAll, sound } from '../test-files.ts'

const x = ' xmlns:x="urn:x"'

async function faultsOf(parts: Partial<typeof sound>, attributes = ''): Promise<string[]> {
  const { faults } = await readAll(fileXml(activityXml(parts, attributes)))
  return faults.map(
    ({ reason, path }) => `${reason} ${path.replace('/iati-activities/iati-activity[1]', '')}`,
  )
}

test('each required element is missed', async () => {
  for (const part of [
    'identifier',
    'reporting',
    'title',
    'description',
    'participating',
    'status',
    'date',
  ] as const) {
    assert.deepEqual(await faultsOf({ [part]: '' }), ['element-missing '])
  }
})

test('unknown, repeated and misplaced elements', async () => {
  assert.deepEqual(await faultsOf({ rest: '<projekt/>' }), ['element-unknown /projekt'])
  assert.deepEqual(await faultsOf({ status: sound.status.repeat(2) }), [
    'element-repeated /activity-status[2]',
  ])
  assert.deepEqual(await faultsOf({ title: sound.description, description: sound.title }), [
    'element-out-of-order /title',
  ])
  assert.deepEqual(await faultsOf({ location: '<x:a/>', rest: '<x:b><c/></x:b>' }, x), [
    'element-out-of-order /sector',
    'element-out-of-order /transaction',
  ])
})

test('extensions at the end and on attributes are let through', async () => {
  assert.deepEqual(await faultsOf({ rest: '<x:b><title/></x:b><b xmlns="urn:y"/>' }, `${x} x:a="1"`), [])
  assert.deepEqual(await faultsOf({ rest: '<related-activity ref="a" type="1" x:a="1"/>' }, x), [
    'attribute-unknown /related-activity/@x:a',
  ])
})

test('attributes: missing, unknown, wrong', async () => {
  assert.deepEqual(await faultsOf({ status: '<activity-status/>' }), ['attribute-missing /activity-status'])
  assert.deepEqual(await faultsOf({ status: '<activity-status code="2" name="b"/>' }), [
    'attribute-unknown /activity-status/@name',
  ])
  assert.deepEqual(await faultsOf({ date: '<activity-date type="2" iso-date="2020-02-30"/>' }), [
    'date-invalid /activity-date/@iso-date',
  ])
  assert.deepEqual(await faultsOf({}, ' hierarchy="one" humanitarian="yes"'), [
    'integer-invalid /@hierarchy',
    'boolean-invalid /@humanitarian',
  ])
  const undated = sound.transaction.replace(' value-date="2020-02-01"', '')
  assert.deepEqual(await faultsOf({ transaction: undated }), ['attribute-missing /transaction/value'])
})

test('text where elements belong, elements where text belongs', async () => {
  assert.deepEqual(await faultsOf({ title: '<title>Road<narrative>a</narrative></title>' }), [
    'text-unexpected /title',
  ])
  assert.deepEqual(await faultsOf({ title: '<title><narrative>a<b/></narrative></title>' }), [
    'element-unknown /title/narrative/b',
  ])
})

test('codes not on their list', async () => {
  assert.deepEqual(await faultsOf({ status: '<activity-status code="7"/>' }), [
    'code-unknown /activity-status/@code',
  ])
  assert.deepEqual(await faultsOf({ transaction: sound.transaction.replace('code="3"', 'code="D"') }), [
    'code-unknown /transaction/transaction-type/@code',
  ])
  const unknown = sound.transaction.replace('<value', '<value currency="US$"')
  assert.deepEqual(await faultsOf({ transaction: unknown }), ['code-unknown /transaction/value/@currency'])
})
