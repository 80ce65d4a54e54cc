import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { SMTPServer } from 'smtp-server'
import { mail002 } from '../../src/platform/mail/index.ts'
import { formBody, openTestHouse } from '../support/house.ts'

const letters: string[] = []
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData: (stream, _session, done) => {
    let text = ''
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
    stream.on('end', () => {
      letters.push(text)
      done()
    })
  },
})
smtp.listen(0)
await once(smtp.server, 'listening')
const { port } = smtp.server.address() as { port: number }
after(() => smtp.close())

const t = await openTestHouse('empty', { SMTP_URL: `smtp://127.0.0.1:${port}` })
const secretary = await t.person('secretariat', ['secretary'])

/** Sends a test message; gives the id that its Message-ID holds. */
async function send(email: string): Promise<string> {
  const response = await t.ask('/en/secretariat/mail', {
    method: 'POST',
    body: formBody({ email }),
    as: secretary,
  })
  assert.equal(response.status, 303)
  const letter = letters.at(-1) ?? ''
  assert.match(letter, /^Auto-Submitted: auto-generated\r$/m)
  return /^Message-ID: <([0-9a-f-]{36})@localhost>\r$/m.exec(letter)?.[1] ?? ''
}

/** What the page of messages says of one recipient. */
async function stateOf(email: string): Promise<string> {
  const page = await (await t.ask('/en/secretariat/mail', { as: secretary })).text()
  const row = page.split('<tr>').find((one) => one.includes(email)) ?? ''
  return row.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
}

const notification = async (name: string, id: string): Promise<string> =>
  (
    await readFile(new URL(`../../src/platform/mail/reports/testing/${name}.eml`, import.meta.url), 'utf8')
  ).replaceAll('{id}', id)

/** `caravanserai mail bounce`, as a mail server's alias runs it. */
async function bounce(input: string, ...words: string[]) {
  const child = spawn(
    fileURLToPath(new URL('../../bin/caravanserai', import.meta.url)),
    ['mail', 'bounce', ...words],
    {
      env: {
        PATH: process.env['PATH'] ?? '',
        DATA_DIR: t.house.config.dataDir,
        DATABASE_URL: t.house.database.connection.url,
      },
    },
  )
  const said: string[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(String(chunk)))
  child.stdin.on('error', () => {})
  child.stdin.end(input)
  const [code] = (await once(child, 'close')) as [number]
  return { code, said: said.join('') }
}

test('a message that is given back is shown as not delivered, with the reason, and not sent again', async () => {
  const id = await send('nobody@example.org')
  assert.match(await stateOf('nobody@example.org'), /taken by the mail server/)
  const { code, said } = await bounce(await notification('postfix-failed', id))
  assert.deepEqual([code, said.startsWith(`message ${id}: failed, 5.1.1 550 5.1.1`)], [0, true], said)
  assert.match(await stateOf('nobody@example.org'), /given back 5\.1\.1 550 5\.1\.1 .*User unknown/)
  const page = await (await t.ask('/en/secretariat/mail', { as: secretary })).text()
  assert.match(page, /Messages that a server refused: 1; messages that wait: 0/)
  const sent = letters.length
  await t.house.mailer.deliver()
  assert.equal(letters.length, sent)
})

test('a late message is shown as late, and what came back stays so', async () => {
  const id = await send('late@example.org')
  assert.equal((await bounce(await notification('postfix-delayed', id))).code, 0)
  assert.match(await stateOf('late@example.org'), /late; the mail server keeps trying 4\.4\.1 connect to mx/)
  const arrived = (await notification('postfix-delayed', id)).replace('Action: delayed', 'Action: relayed')
  assert.equal((await bounce(arrived)).code, 0)
  assert.match(await stateOf('late@example.org'), /taken by the mail server/)
  for (const name of ['exchange-failed', 'postfix-delayed']) {
    assert.equal((await bounce(await notification(name, id))).code, 0)
    assert.match(await stateOf('late@example.org'), /given back 5\.1\.10/)
  }
})

test('by the returned message alone, as Exim and older servers report', async () => {
  const id = await send('blocked@example.org')
  const text = (await notification('exim-failed', id)).replace(/^References: .*\n/m, '')
  assert.equal((await bounce(text)).code, 0)
  assert.match(await stateOf('blocked@example.org'), /given back 5\.0\.0 554 5\.7\.1/)
})

test('what is no notification, or about another message, is refused; misuse is told', async () => {
  const before = await t.house.database.db.selectFrom('own.mail').selectAll().orderBy('id').execute()
  const cases: [string, string, RegExp, number][] = [
    ['an answer', 'Subject: Re: An invitation\n\nI am on holiday.', /not a delivery status notification/, 1],
    [
      'of another host',
      await notification('postfix-failed', '00000000-0000-4000-8000-000000000000'),
      /no message of this installation/,
      1,
    ],
    ['three megabytes', 'x'.repeat(3 * 1024 * 1024), /not a delivery status notification/, 1],
  ]
  for (const [name, input, words, expected] of cases) {
    const { code, said } = await bounce(input)
    assert.match(said, words, name)
    assert.equal(code, expected, name)
  }
  assert.equal((await bounce('', 'a-file.eml')).code, 2)
  assert.deepEqual(
    await t.house.database.db.selectFrom('own.mail').selectAll().orderBy('id').execute(),
    before,
  )
})

test('of messages from before, the words go with the migration where they are done with', async () => {
  const { db } = t.house.database
  await db.transaction().execute(async (trx) => {
    const words = 'a link'
    for (const [subject, sent, tries] of [
      ['sent', '2026-01-01T00:00:00Z', 1],
      ['given up', null, 6],
      ['waits', null, 5],
    ] as const)
      await trx
        .insertInto('own.mail')
        .values({ recipient: 'before@x', subject, words, sent, tries })
        .execute()
    await trx.schema.withSchema('own').alterTable('mail').dropColumn('bounced').execute()
    await mail002.up(trx)
    const rows = await trx
      .selectFrom('own.mail')
      .select(['subject', 'words'])
      .where('recipient', '=', 'before@x')
      .orderBy('subject')
      .execute()
    assert.deepEqual(rows, [
      { subject: 'given up', words: '' },
      { subject: 'sent', words: '' },
      { subject: 'waits', words },
    ])
    await trx.deleteFrom('own.mail').where('recipient', '=', 'before@x').execute()
  })
})
