import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readActivities } from './read-activities.ts'
import { activityXml, bytesOf, fileXml, readAll, sound } from './test-files.ts'

const reasonsIn = async (content: string | Uint8Array, options = {}) =>
  (await readAll(content, options)).faults.map(({ reason }) => reason)

const titled = (content: string) => fileXml(activityXml({ title: `<title>${content}</title>` }))

test('a sound activity is read without faults', async () => {
  const { activities, faults } = await readAll(fileXml(activityXml()))
  assert.deepEqual(faults, [])
  assert.equal(activities[0]?.identifier, 'XX-1-A')
})

test('a web stream is read like a file stream', async () => {
  const stream = ReadableStream.from(bytesOf(fileXml(activityXml())))
  assert.equal((await readAll(stream)).activities.length, 1)
})

test('document types and entities are refused', async () => {
  const file = fileXml(activityXml())
  assert.deepEqual(await reasonsIn(`<!DOCTYPE iati-activities>${file}`), ['doctype-refused'])
  const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
  assert.deepEqual(await reasonsIn(bomb + file), ['doctype-refused'])
  const late = file.replace('<iati-activity ', '<!DOCTYPE x><iati-activity ')
  assert.deepEqual(await reasonsIn(late), ['doctype-refused'])
  const entity = fileXml(activityXml({ title: '<title><narrative>a&nbsp;b</narrative></title>' }))
  const { faults } = await readAll(entity)
  assert.deepEqual(
    faults.map(({ reason, path }) => [reason, path]),
    [['entity-undefined', '/iati-activities/iati-activity[1]/title/narrative']],
  )
})

test('a truncated file keeps what came before and says where it ends', async () => {
  const file = fileXml(activityXml(), `\n${activityXml()}`)
  const { activities, faults } = await readAll(file.slice(0, -60))
  assert.equal(activities.length, 1)
  assert.equal(faults[0]?.reason, 'file-truncated')
  assert.equal(faults[0].line, 2)
  assert.match(faults[0].path, /^\/iati-activities\/iati-activity\[2\]\/transaction/)
  assert.deepEqual(await reasonsIn(''), ['file-empty'])
  assert.deepEqual(await reasonsIn('<iati-act'), ['file-truncated'])
})

test('XML that is not well-formed is located', async () => {
  const { faults } = await readAll(fileXml(activityXml({ title: '\n<title><narrative>a</title>' })))
  assert.equal(faults[0]?.reason, 'not-well-formed')
  assert.equal(faults[0].line, 2)
  assert.deepEqual(await reasonsIn(fileXml(activityXml({ rest: '<x:a/>' }))), ['not-well-formed'])
})

test('limits bound text, depth and size, wherever the length lies', async () => {
  const long = 'x'.repeat(200_000)
  const limits = { text: 1000, depth: 6, activity: 100_000 }
  for (const title of [
    `<narrative>${long}</narrative>`,
    `<narrative>${'x'.repeat(1001)}</narrative>`,
    `<!--${long}-->`,
    `<narrative xml:lang="${long}"/>`,
    `<narrative>${'<![CDATA[xx]]>'.repeat(600)}</narrative>`,
  ]) {
    assert.deepEqual(await reasonsIn(titled(title), { limits }), ['text-too-long'])
  }
  assert.deepEqual(await reasonsIn(titled('<a>'.repeat(10)), { limits }), ['nesting-too-deep'])
  const many = titled('<narrative>x</narrative>'.repeat(10_000))
  assert.deepEqual(await reasonsIn(many, { limits }), ['activity-too-large'])
})

test('only IATI activity files of version 2.03 are read', async () => {
  assert.deepEqual(await reasonsIn('<html/>'), ['not-iati-activities'])
  assert.deepEqual(await reasonsIn('<iati-activities xmlns="urn:x" version="2.03"/>'), [
    'not-iati-activities',
  ])
  assert.deepEqual(await reasonsIn('<iati-activities/>'), ['version-missing'])
  assert.deepEqual(await reasonsIn('<iati-activities version="1.04"/>'), ['version-unsupported'])
  assert.deepEqual(await reasonsIn(fileXml()), ['element-missing'])
  assert.deepEqual(await reasonsIn(fileXml('x', activityXml(), '<other/>')), [
    'text-unexpected',
    'element-unknown',
  ])
})

test('an activity with an error comes as its faults alone, and does not stop the others', async () => {
  const bad = activityXml({ identifier: '<iati-identifier>BAD</iati-identifier>', status: '' })
  const { activities, faults } = await readAll(fileXml(bad, activityXml()))
  assert.deepEqual(
    activities.map(({ identifier }) => identifier),
    ['XX-1-A'],
  )
  assert.deepEqual(faults, [
    {
      reason: 'element-missing',
      grade: 'schema',
      severity: 'error',
      line: 1,
      column: 33,
      path: '/iati-activities/iati-activity[1]',
      activity: 'BAD',
      values: { element: 'activity-status', parent: 'iati-activity' },
    },
  ])
})

test('faults are located by line, column and path', async () => {
  const transaction = sound.transaction.replace('10.50', '1,000')
  const parts = {
    transaction: `${sound.transaction}\n  ${transaction.replace('<value', '\r\n   <value\n ')}`,
  }
  const { faults } = await readAll(
    fileXml(activityXml(), '\n', activityXml({ ...parts, identifier: sound.identifier.replace('A', 'é𝄞') })),
  )
  const { line, column, path, activity, values } = faults[0]!
  assert.deepEqual(
    { line, column, path, activity, values },
    {
      line: 4,
      column: 4,
      path: '/iati-activities/iati-activity[2]/transaction[2]/value',
      activity: 'XX-1-é𝄞',
      values: { value: '1,000', element: 'value' },
    },
  )
})

test('a repeated identifier is an error at its second place', async () => {
  const { activities, faults } = await readAll(fileXml(activityXml(), activityXml()))
  assert.equal(activities.length, 1)
  assert.deepEqual(
    faults.map(({ reason, path }) => [reason, path]),
    [['identifier-repeated', '/iati-activities/iati-activity[2]/iati-identifier']],
  )
})

test('the envelope is handed over: the root and extensions beside the activities', async () => {
  const names: string[] = []
  const file = fileXml(activityXml(), '<x:note xmlns:x="urn:x">kept</x:note>')
  await readAll(file, { onEnvelope: (node) => names.push(node.name) })
  assert.deepEqual(names, ['iati-activities', 'x:note'])
})

test('reading goes no further ahead than a piece of the file', async () => {
  const one = Buffer.from(activityXml({ contact: '' }))
  let produced = 0
  async function* endless() {
    yield Buffer.from('<iati-activities version="2.03">')
    for (; ; produced++) yield Buffer.from(one.toString().replace('XX-1-A', `XX-1-${produced}`))
  }
  let taken = 0
  for await (const { activity } of readActivities(endless())) {
    if (activity) taken += 1
    assert.ok((produced - taken) * one.length < 150_000)
    if (taken === 2000) break
  }
  assert.equal(taken, 2000)
})
