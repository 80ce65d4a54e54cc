import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytesOf, fileXml, readAll, activityXml } from '../iati/test-files.ts'
import { toJsonML } from '../iati/index.ts'
import { withoutContacts } from './redact.ts'

const contact = `<contact-info type="1"><organisation><narrative>Ministry</narrative></organisation>
  <person-name><narrative>A. Person</narrative></person-name><email>person@example.org</email>
  <website>https://example.org</website></contact-info>`
const given = fileXml(
  activityXml({ contact }, ' xmlns:x="urn:x" x:mark="a &amp; b"'),
  '<x:between xmlns:x="urn:x"> kept  <x:b/> as it is </x:between>',
  activityXml({ identifier: '<iati-identifier>XX-1-B</iati-identifier>', contact }),
).replace('version="2.03"', 'version="2.03" generated-datetime="2026-01-01T00:00:00Z"')

const written = async () =>
  Buffer.concat(await Array.fromAsync(withoutContacts(() => bytesOf(given)))).toString()

test('personal data is gone, and everything else reads as the same trees', async () => {
  const text = await written()
  assert.doesNotMatch(text, /A\. Person|person@example\.org/)
  assert.match(text, /<website>https:\/\/example\.org<\/website>/)
  const [before, after] = await Promise.all([readAll(given), readAll(text, { keepContacts: true })])
  assert.equal(after.activities.length, 2)
  assert.deepEqual(
    after.activities.map(({ tree }) => toJsonML(tree)),
    before.activities.map(({ tree }) => toJsonML(tree)),
  )
  assert.deepEqual(after.faults, [])
})

test('attributes of the root and extensions between activities stay, in their order', async () => {
  const text = await written()
  assert.match(text, /generated-datetime="2026-01-01T00:00:00Z"/)
  assert.match(
    text,
    /XX-1-A[\s\S]*<x:between xmlns:x="urn:x"> kept {2}<x:b\/> as it is <\/x:between>[\s\S]*XX-1-B/,
  )
})

test('what is written once is not written otherwise again', async () => {
  const text = await written()
  assert.equal(Buffer.concat(await Array.fromAsync(withoutContacts(() => bytesOf(text)))).toString(), text)
})
