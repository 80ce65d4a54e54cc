import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

// A port at which nobody takes mail: every message is refused.
const t = await openTestHouse('empty', { SMTP_URL: 'smtp://127.0.0.1:1' })
const { db } = t.house.database
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
})
for (const id of ['a', 'b'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: { en: `Party ${id}`, ar: `الطرف ${id}` }, status: 'member' },
  })
const secretary = await t.person('secretariat', ['secretary'])
const administrator = await t.person('a', ['administer'])

const list = '/en/secretariat/invitations'
const text = async (path: string, as: Person = secretary) => (await t.ask(path, { as })).text()
const post = (path: string, fields: Record<string, string | string[]>, as?: Person) =>
  t.ask(path, { method: 'POST', body: formBody(fields), ...(as && { as }) })
const at = (response: Response): string => response.headers.get('location') ?? ''
/** Does something about an invitation from the list, and goes on to this address. */
const fromList = (invitation: string, how: string, onward: string) => {
  const form = formBody({ how })
  form.set('then', onward)
  return t.ask(invitation, { method: 'POST', body: form, as: secretary })
}
const linkIn = (page: string): string => /(\/en\/invitations\/[\w-]+)/.exec(page)?.[1] ?? ''

async function granted(party: string, name: string, as: Person, email = ''): Promise<string> {
  const asked = await post(
    `/en/parties/${party}/people/grant`,
    {
      'person.name': name,
      'person.email': email,
      powers: ['vote', 'propose'],
      from: '2020-01-01',
      to: '',
    },
    as,
  )
  return at(await post(at(asked), {}, as))
}

/** The rows of the list that name this person, as text. */
const rowsOf = (page: string, name: string): string[] =>
  [...page.matchAll(/<tr[^>]*>([\s\S]*?)<\/tr>/g)]
    .map(([, row = '']) =>
      row
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ')
        .trim(),
    )
    .filter((row) => row.includes(name))

test('before anybody is invited the list says who invites', async () => {
  assert.match(await text(list), /Nobody has been invited yet\./)
  assert.match(await text(list), /The secretariat and each party’s administrator invite people/)
})

test('the list tells of all parties: whom, for what, by whom, how the link went, and what became of it', async () => {
  const open = await granted('a', 'Open Person', administrator)
  await post(`${open}/invite`, { how: 'link' }, administrator)
  const taken = await granted('b', 'Taken Person', secretary)
  const link = linkIn(await (await post(`${taken}/invite`, { how: 'link' }, secretary)).text())
  await post(`${link}/without`, {})
  const mailed = await granted('b', 'Mailed Person', secretary, 'mailed@example.org')
  assert.match(await (await post(`${mailed}/invite`, { how: 'mail' }, secretary)).text(), /on its way to/)
  await t.house.mailer.deliver()

  const page = await text(list)
  assert.match(
    page,
    /2 invitations are open\. Given out in all: 3; of the open ones, refused by a mail server: 1/,
  )
  const [row = ''] = rowsOf(page, 'Open Person')
  assert.match(row, /open until .* Party a propose and vote .* by Person of a no: the link was shown/)
  assert.match(rowsOf(page, 'Taken Person')[0] ?? '', /used/)
  assert.match(
    rowsOf(page, 'Mailed Person')[0] ?? '',
    /by Person of secretariat mailed@example\.org refused by the mail server .*ECONNREFUSED.*Send again .*New link .*Withdraw/,
  )
  assert.doesNotMatch(page, /\/en\/invitations\//, 'no link is ever shown again')
  assert.match(await text('/ar/secretariat/invitations'), /الطرف a/)
  assert.match(await text('/en/secretariat'), /open: 2; refused by a mail server: 1/)
})

test('the filter finds a state, and what did not arrive', async () => {
  const found = async (state: string) => {
    const page = await text(`${list}?state=${state}`)
    return ['Open', 'Taken', 'Mailed'].filter((name) => rowsOf(page, `${name} Person`).length > 0)
  }
  assert.deepEqual(await found('open'), ['Open', 'Mailed'])
  assert.deepEqual(await found('used'), ['Taken'])
  assert.deepEqual(await found('refused'), ['Mailed'])
  assert.match(await text(`${list}?state=expired`), /No invitation is in this state\./)
  assert.deepEqual(await found('nonsense'), ['Open', 'Taken', 'Mailed'])
})

test('from the list one is withdrawn, sent again, or given a link to copy', async () => {
  const mandate = await db
    .selectFrom('own.invitation')
    .select('mandate')
    .where('email', '=', 'mailed@example.org')
    .executeTakeFirstOrThrow()
  const invitation = `/en/parties/b/people/${mandate.mandate}/invite`
  const withdrawn = await fromList(invitation, 'withdraw', list)
  assert.equal(at(withdrawn), list)
  assert.match(
    rowsOf(await text(list), 'Mailed Person')[0] ?? '',
    /withdrawn .* Send again \(Mailed Person\) New link \(Mailed Person\)$/,
  )

  assert.equal(at(await fromList(invitation, 'mail', list)), list)
  const [again = '', before = ''] = rowsOf(await text(list), 'Mailed Person')
  assert.match(again, /open until/)
  assert.match(before, /withdrawn/)
  assert.doesNotMatch(before, /Send again/)

  const shown = await fromList(invitation, 'link', 'https://elsewhere.example/')
  assert.equal(shown.status, 200)
  const link = linkIn(await shown.text())
  assert.equal((await t.ask(link)).status, 200)
  await post(invitation, { how: 'withdraw' }, secretary)
  assert.equal((await t.ask(link)).status, 410)
  const taken = await post(`${link}/without`, {})
  assert.equal(taken.status, 410)
  assert.equal(taken.headers.get('set-cookie'), null)
})

test('an open link of a person who has an account is withdrawn from the list, and so is one of an ended mandate', async () => {
  const person = await granted('a', 'Second Way', secretary)
  const first = linkIn(await (await post(`${person}/invite`, { how: 'link' }, secretary)).text())
  await post(`${first}/without`, {})
  const link = linkIn(await (await post(`${person}/invite`, { how: 'link' }, secretary)).text())
  assert.equal((await t.ask(link)).status, 200)
  const [row = ''] = rowsOf(await text(list), 'Second Way')
  assert.match(row, /open until .* Withdraw \(Second Way\)$/)
  assert.doesNotMatch(row, /New link|Send again/)
  assert.equal(at(await fromList(`${person}/invite`, 'withdraw', list)), list)
  assert.equal((await t.ask(link)).status, 410)
  assert.doesNotMatch(rowsOf(await text(list), 'Second Way')[0] ?? '', /Withdraw \(/)

  const leaver = await granted('a', 'Soon Gone', secretary)
  const theirs = linkIn(await (await post(`${leaver}/invite`, { how: 'link' }, secretary)).text())
  const mandate = leaver.split('/').at(-1) ?? ''
  await db.updateTable('view.mandate').set({ to_day: '2020-01-02' }).where('id', '=', mandate).execute()
  assert.match(rowsOf(await text(list), 'Soon Gone')[0] ?? '', /Withdraw \(Soon Gone\)$/)
  assert.equal(at(await fromList(`${leaver}/invite`, 'withdraw', list)), list)
  assert.equal((await t.ask(theirs)).status, 410)
})

test('it is for secretaries alone', async () => {
  assert.equal((await t.ask(list, { as: administrator })).status, 403)
  assert.match(at(await t.ask(list)), /^\/en\/sign-in/)
  const { mandate } = await db
    .selectFrom('own.invitation')
    .select('mandate')
    .where('email', '=', 'mailed@example.org')
    .executeTakeFirstOrThrow()
  const others = await post(`/en/parties/b/people/${mandate}/invite`, { how: 'withdraw' }, administrator)
  assert.equal(others.status, 403)
})

test('a long list comes in pages, newest first', async () => {
  const { mandate } = await db
    .selectFrom('own.invitation')
    .select('mandate')
    .limit(1)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('own.invitation')
    .values(
      Array.from({ length: 60 }, (_, n) => ({
        hash: `long list ${n}`,
        mandate,
        account: null,
        name: 'x',
        email: null,
        expires: '2020-01-02T00:00:00Z',
        created: '2020-01-01T00:00:00Z',
      })),
    )
    .execute()
  const first = await text(`${list}?state=expired`)
  assert.match(first, /1 to 50 of 60/)
  assert.match(first, /href="\/en\/secretariat\/invitations\?state=expired&amp;page=2"/)
  const second = await text(`${list}?state=expired&page=2`)
  assert.match(second, /51 to 60 of 60/)
  assert.match(second, /href="\/en\/secretariat\/invitations\?state=expired"/)
  assert.equal((await t.ask(`${list}?page=-3`, { as: secretary })).status, 200)
})
