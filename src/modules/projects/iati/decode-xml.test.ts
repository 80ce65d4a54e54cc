import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityXml, bytesOf, fileXml, readAll } from './test-files.ts'

const titled = (text: string) =>
  fileXml(activityXml({ title: `<title><narrative>${text}</narrative></title>` }))
const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?>`

async function titleIn(content: Uint8Array): Promise<string> {
  const { activities, faults } = await readAll(content)
  assert.deepEqual(faults, [])
  return activities[0]!.titles[0]!.text
}

test('UTF-8, with and without byte order mark, across pieces', async () => {
  const text = '道路 дорога طريق 𝄞 '.repeat(8000).trim()
  const file = titled(text)
  assert.equal(await titleIn(Buffer.from(file)), text)
  assert.equal(await titleIn(Buffer.from(`\uFEFF${file}`)), text)
  const { activities } = await readAll(bytesOf(file, 7))
  assert.equal(activities[0]?.titles[0]?.text, text)
})

test('declared ISO-8859-1 and Windows-1252', async () => {
  for (const encoding of ['ISO-8859-1', 'windows-1252']) {
    const bytes = Buffer.from(declared(encoding) + titled('été \x80'), 'latin1')
    assert.equal(await titleIn(bytes), 'été €')
  }
})

test('UTF-16 in both byte orders', async () => {
  const bytes = Buffer.from(`\uFEFF${declared('UTF-16')}${titled('道路')}`, 'utf16le')
  assert.equal(await titleIn(bytes), '道路')
  assert.equal(await titleIn(Buffer.from(bytes).swap16()), '道路')
  assert.equal(await titleIn(bytes.subarray(2)), '道路')
})

test('bytes that are not of the encoding are a fault where they stand', async () => {
  const latin = Buffer.concat([
    Buffer.from(titled('\nab?').split('?')[0]!),
    Buffer.from([0xe9]),
    Buffer.from('c</narrative>'),
  ])
  for (const prefix of ['', declared('UTF-8')]) {
    const { faults } = await readAll(Buffer.concat([Buffer.from(prefix), latin]))
    const { reason, line, column, path } = faults[0]!
    assert.deepEqual(
      { reason, line, column, path },
      {
        reason: 'encoding-invalid',
        line: 2,
        column: 2,
        path: '/iati-activities/iati-activity[1]/title/narrative',
      },
    )
  }
  const surrogate = Buffer.from(`\uFEFF${titled('\uD800x')}`, 'utf16le')
  assert.equal((await readAll(surrogate)).faults[0]?.reason, 'encoding-invalid')
})

test('a file cut within a character is truncated', async () => {
  const file = Buffer.from(titled('道'))
  const { faults } = await readAll(file.subarray(0, file.indexOf('道') + 2))
  assert.equal(faults[0]?.reason, 'file-truncated')
  const wide = Buffer.from(`\uFEFF${titled('道')}`, 'utf16le')
  assert.equal((await readAll(wide.subarray(0, -1))).faults[0]?.reason, 'file-truncated')
})

test('other encodings are named and refused', async () => {
  const { faults } = await readAll(declared('EBCDIC') + titled('x'))
  assert.deepEqual([faults[0]?.reason, faults[0]?.values], ['encoding-unsupported', { encoding: 'EBCDIC' }])
})
