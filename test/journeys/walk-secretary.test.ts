import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { readTable } from '../../src/platform/files/spreadsheet/read.ts'
import { writeXlsx } from '../../src/platform/files/spreadsheet/write.ts'
import { firstSecretary } from '../../src/platform/identity/first-secretary.ts'
import { serveTestHouse } from '../support/listening.ts'
import { follow, invitePerson, joinWithout, joinWithPasskey, picture, sign, step } from '../support/walk.ts'

const t = await serveTestHouse('empty')

const header = [
  'Organisation ',
  'Nom (fr)',
  'Type',
  'Country',
  'Status',
  'Joined',
  'Web',
  'Contact',
  'Mail',
  'Room',
]

/** A row as such sheets are: spaces, mixed languages and spellings, days in several forms, a wrong cell here and there. */
const row = (n: number): string[] => [
  n % 4 ? `  Exemplary\u00A0Institute ${n}` : `Exemplary Partner  ${n} `,
  n % 2 ? `Institut exemplaire ${n}` : '',
  n % 4 ? (n % 3 ? 'Think tank' : 'THINK TANK') : 'ONG',
  ['France', 'CHN', 'Viet Nam', '398', 'الأردن'][n % 5] ?? '',
  n % 4 ? 'Member' : 'partner',
  n % 2 ? `0${1 + (n % 9)}/04/2020` : '2021-05-06',
  n % 6 ? `www.institute-${n}.example.org` : '',
  `Focal point ${n}`,
  n === 60 ? 'not an address' : `focal.${n}@example.org`,
  `B-${n}`,
]
const sixty = Array.from({ length: 60 }, (_, i) => row(i + 1))
const sheet = await writeXlsx(
  { header, rows: [...sixty, ['EXEMPLARY INSTITUTE 1', ...row(1).slice(1)]] },
  { sheet: 'Members' },
)

const seated = [1, 2, 3, 5, 6].map((n) => `Exemplary Institute ${n}`)
const invited = ['institute-1', 'institute-2', 'institute-3'].map((id) => `/en/parties/exemplary-${id}`)

/** A file that a link of the page offers. */
async function download(page: Page, words: string): Promise<Buffer> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words, exact: true }).click(),
  ])
  return readFile(await file.path())
}

test('a secretary takes an empty mechanism to sixty parties, a committee and its first people', async () => {
  let secretary!: Page
  const links: string[] = []

  await step('the first secretary opens the one-time link and describes the mechanism', async () => {
    const secret = await firstSecretary(t.house)
    secretary = await joinWithPasskey(t.origin, `/en/invitations/${secret}`)
    await follow(secretary, 'Secretariat')
    await follow(secretary, 'Describe the mechanism')
    await secretary.getByLabel('Name (English)').fill('Exemplary network')
    await secretary.getByLabel('Purpose (English)').fill('Sixty exemplary institutes and partners.')
    for (const language of ['español', 'русский', '中文'])
      await secretary.getByRole('checkbox', { name: language }).uncheck()
    await sign(secretary)
    await secretary.getByText('Exemplary network').first().waitFor()
  })

  await step('a status is defined', async () => {
    await secretary.goto('/en/secretariat/statuses')
    await secretary.getByLabel('Name of the status (English)').fill('Member')
    for (const right of ['vote', 'speak']) await secretary.getByRole('checkbox', { name: right }).check()
    await sign(secretary)
    await secretary.getByRole('row', { name: 'Member vote and speak' }).waitFor()
  })

  await step('sixty parties come in from a sheet: columns, check, one step back, record', async () => {
    await secretary.goto('/en/secretariat')
    await follow(secretary, 'Import parties')
    await secretary.getByLabel('Sheet of parties').setInputFiles({
      name: 'members.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: sheet,
    })
    await secretary.getByRole('button', { name: 'Go on' }).click()
    await secretary.getByText('“members.xlsx”: 61 rows and 10 columns.').waitFor()
    const meaning = (column: string) => secretary.getByLabel(`Meaning of the column “${column}”`)
    assert.equal(await meaning('Nom (fr)').inputValue(), 'name:fr')
    assert.equal(await meaning('Mail').inputValue(), 'focalPointEmail')
    await meaning('Room').selectOption({ label: 'Note' })
    await secretary.getByRole('radio', { name: 'Day, month, year' }).check()
    await secretary
      .getByLabel('“partner” in the sheet means')
      .selectOption({ label: 'A new status of this name' })
    await secretary
      .getByRole('group', { name: 'Rights that the new status “partner” gives' })
      .getByRole('checkbox', { name: 'attend' })
      .check()
    await picture(secretary, 'secretary-1-columns')
    await secretary.getByRole('button', { name: 'Check the rows' }).click()
    await secretary
      .getByText('To be admitted: 60; described anew: 0; there already: 1; left out: 0.')
      .waitFor()
    await secretary.getByText('“not an address” is not one e-mail address.').waitFor()
    await picture(secretary, 'secretary-2-check')
    await follow(secretary, 'Back to the columns')
    assert.equal(await meaning('Room').inputValue(), 'note')
    await meaning('Room').selectOption({ label: 'Not taken over' })
    await secretary.getByRole('button', { name: 'Check the rows' }).click()
    await secretary.getByText('To be admitted: 60').waitFor()
    await secretary.getByRole('button', { name: 'Go on' }).click()
    await secretary.getByText('60 parties joined, from one sheet.').waitFor()
    await secretary.getByRole('button', { name: 'Record', exact: true }).click()
    await secretary.getByText('60 parties are listed here.').waitFor()
  })

  await step('a steering committee is established, with five seats and a chair', async () => {
    await secretary.goto('/en/secretariat')
    await follow(secretary, 'Establish a body')
    await secretary.getByLabel('Name (English)').fill('Steering committee')
    await secretary.getByLabel('Symbol').fill('SC')
    await secretary.getByLabel('Identifier').fill('steering-committee')
    await secretary.getByRole('radio', { name: /^Consensus/ }).check()
    await sign(secretary)
    for (const party of seated) {
      await follow(secretary, 'Seat a party')
      await secretary.getByLabel('Party', { exact: true }).selectOption({ label: party })
      await sign(secretary)
    }
    await follow(secretary, 'Fill a post')
    await secretary.getByLabel('Post').selectOption({ label: 'Chair' })
    await secretary.getByLabel('Party', { exact: true }).selectOption({ label: seated[0] ?? '' })
    await sign(secretary)
    await secretary.getByText('5 members; Exemplary Institute 1 chairs.').waitFor()
    assert.equal(await secretary.locator('main table tbody tr').count(), 5)
  })

  await step('three focal points are invited; two sign in, one of them without a passkey', async () => {
    for (const party of invited) {
      await secretary.goto(party)
      await follow(secretary, 'People')
      links.push(await invitePerson(secretary, { powers: ['manage the party’s people', 'vote'] }))
    }
    const [first = '', second = ''] = links
    await joinWithPasskey(t.origin, first)
    await joinWithout(t.origin, second)
    const states = ['signed in, with a passkey', 'signed in, without a passkey', 'invited']
    for (const [i, party] of invited.entries()) {
      await secretary.goto(`${party}/people`)
      const state = secretary
        .getByRole('row', { name: `Focal point ${i + 1}` })
        .locator('td')
        .last()
      assert.equal((await state.innerText()).trim(), states[i])
      if (i === 1) await picture(secretary, 'secretary-3-people')
    }
  })

  await step('member list, history and exports are right', async () => {
    await secretary.goto('/en/parties/exemplary-institute-1')
    await secretary.getByText('Member since 2 April 2020.').waitFor()
    await follow(secretary, /^Member$/)
    await secretary.getByText('60 parties joined, from one sheet.').waitFor()
    await secretary.goto('/en/parties?status=partner')
    await secretary.getByText('15 parties are listed here.').waitFor()
    await secretary.goto('/en/parties')
    const limits = { bytes: 1 << 20, rows: 100, columns: 60 }
    const csv = await readTable(await download(secretary, 'CSV'), 'parties.csv', limits)
    const xlsx = await readTable(await download(secretary, 'XLSX'), 'parties.xlsx', limits)
    assert.deepEqual([csv.faults, xlsx.faults], [[], []])
    assert.equal(csv.rows.length, 60)
    assert.deepEqual([csv.header, csv.rows], [xlsx.header, xlsx.rows])
    const first = csv.rows.find(({ cells }) => cells[0] === 'exemplary-institute-1')?.cells ?? []
    const cell = (column: string) => first[csv.header.indexOf(column)]
    assert.deepEqual(
      ['Name (en)', 'Name (fr)', 'Kind', 'Country', 'Status', 'Status since', 'Website', 'Focal point'].map(
        cell,
      ),
      [
        'Exemplary Institute 1',
        'Institut exemplaire 1',
        'Think tank',
        'CN',
        'Member',
        '2020-04-02',
        'https://www.institute-1.example.org/',
        'Focal point 1',
      ],
    )
  })
})
