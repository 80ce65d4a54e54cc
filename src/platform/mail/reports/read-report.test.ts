import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { longestReport, readReport } from './read-report.ts'

const id = '7d7c2f3a-1f2e-4c3b-9a8d-0c1b2a3f4e5d'

const notification = async (name: string): Promise<string> =>
  (await readFile(new URL(`testing/${name}.eml`, import.meta.url), 'utf8')).replaceAll('{id}', id)

const read = (text: string) => readReport(Buffer.from(text))

test('Postfix: a refusal, with the words of the refusing server', async () => {
  const text = await notification('postfix-failed')
  const told = {
    action: 'failed',
    words:
      '5.1.1 550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
    ids: [id],
  }
  assert.deepEqual(read(text), told)
  assert.deepEqual(read(text.replaceAll('\n', '\r\n')), told)
})

test('Postfix: a delay, as a mailbox keeps it, without an envelope identifier', async () => {
  assert.deepEqual(read(await notification('postfix-delayed')), {
    action: 'delayed',
    words: '4.4.1 connect to mx.example.org[192.0.2.25]:25: Connection timed out',
    ids: [id],
  })
})

test('Exim: what the returned message says is not taken for the report', async () => {
  assert.deepEqual(read(await notification('exim-failed')), {
    action: 'failed',
    words: '5.0.0 554 5.7.1 Service unavailable; client host blocked',
    ids: [id],
  })
})

test('Exchange: names in other letters, alternatives before it, no returned message but an answer to it', async () => {
  const text = await notification('exchange-failed')
  const told = {
    action: 'failed',
    words: '5.1.10 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    ids: [id],
  }
  assert.deepEqual(read(text), told)
  const cut = text.slice(0, text.indexOf('Content-Type: text/rfc822-headers'))
  assert.deepEqual(read(cut), told)
})

test('a report inside another message, and in a transfer encoding (RFC 6533)', async () => {
  const inner = await notification('postfix-failed')
  const forwarded = `Subject: Fwd\nContent-Type: multipart/mixed; boundary=outer\n\n--outer\n${inner.slice(inner.indexOf('Content-Type:'))}\n--outer--\n`
  assert.equal(read(forwarded)?.ids[0], id)
  const status = Buffer.from(
    `Reporting-MTA: dns; a\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 адресат неизвестен\r\n`,
  )
  const global = `Content-Type: multipart/report; boundary=b\nIn-Reply-To: <${id}@x>\n\n--b\nContent-Type: message/global-delivery-status\nContent-Transfer-Encoding: base64\n\n${status.toString('base64')}\n--b--\n`
  assert.deepEqual(read(global), { action: 'failed', words: '5.1.1 550 адресат неизвестен', ids: [id] })
})

test('of several recipients the worst is told; what was delivered tells nothing', () => {
  const report = (...actions: string[]) =>
    read(
      `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; a\n\n${actions.map((action) => `Action: ${action}\n\n`).join('')}--b--`,
    )?.action
  assert.equal(report('delivered', 'Failed (no such user)', 'delayed'), 'failed')
  assert.equal(report('relayed', 'delayed'), 'delayed')
  assert.equal(report('expanded'), 'arrived')
  assert.equal(report('eaten'), undefined)
})

test('other messages are none', async () => {
  const text = await notification('postfix-failed')
  for (const other of [
    '',
    'Subject: I am on holiday\n\nUntil Monday.',
    text.replace('message/delivery-status', 'text/plain'),
    text.replace('multipart/report', 'text/plain'),
    text.slice(0, 600),
    '\u0000'.repeat(1000),
  ])
    assert.equal(read(other), undefined)
})

test('hostile input ends, soon, and says nothing that it should not', async () => {
  const text = await notification('postfix-failed')
  const fill = 'x'.repeat(longestReport)
  for (const hostile of [
    `Content-Type: multipart/report; boundary=${' '.repeat(longestReport)}`,
    `Content-Type: multipart/report;${' ;'.repeat(longestReport / 2)}`,
    `Content-Type: multipart/report; boundary=b\n\n${'--b\n'.repeat(longestReport / 4)}`,
    'a:\n'.repeat(longestReport / 3),
    `A:${'\n '.repeat(longestReport / 2)}`,
    `Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n${'\n \n'.repeat(longestReport / 4)}`,
    Array.from({ length: 5000 }, (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`).join(
      '',
    ),
    text.replace('4XyZ0000Cd.1795338845/mail.mechanism.example"\n', `${'b'.repeat(5000)}"\n`),
  ])
    assert.equal(read(hostile), undefined)
  // What is too long is cut, before the end of the report or after.
  assert.equal(read(`X-Filler: ${fill}\n${text}`), undefined)
  assert.equal(read(`${text}${fill}`)?.ids[0], id)
  const marked = read(
    text.replace('smtp; 550 5.1.1', `smtp; 550\u0000\u001b[31m\u202e <script> ${fill.slice(0, 2000)}`),
  )
  assert.equal(marked?.words.length, 500)
  assert.match(marked?.words ?? '', /^5\.1\.1 550 \[31m <script> x/)
  // Names that JavaScript's own objects have are names like others.
  assert.deepEqual(read(`__proto__: 1\nconstructor: 2\n${text}`)?.ids, [id])
})
