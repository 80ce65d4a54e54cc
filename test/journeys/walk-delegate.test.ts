import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { firstSecretary } from '../../src/platform/identity/first-secretary.ts'
import { browser } from '../support/browser.ts'
import { serveTestHouse } from '../support/listening.ts'
import {
  confirm,
  follow,
  followLink,
  invitePerson,
  joinWithPasskey,
  picture,
  sign,
  step,
  toConfirm,
} from '../support/walk.ts'

const t = await serveTestHouse('demonstration')
const delegatePowers = ['propose', 'vote', 'sign texts', 'report']
const title = 'Guidelines for exemplary data exchange'

const preamble = [
  'Recalling that what is promised should be seen,',
  'Rappelant que ce qui est promis doit se voir,',
] as const
const operative = [
  [
    'Members publish exemplary data once a year.',
    'Les membres publient des données exemplaires chaque année.',
  ],
  ['Members answer questions about their data.', 'Les membres répondent aux questions sur leurs données.'],
] as const

/** The numbers of a scorecard as its table has them: things along the path by their kind. */
async function scorecard(page: Page): Promise<Record<string, number>> {
  await page.goto('/en/paths/10')
  const stations = await page.locator('main table tbody tr td:nth-of-type(1)').allInnerTexts()
  return Object.fromEntries([...Map.groupBy(stations, (station) => station)].map(([k, v]) => [k, v.length]))
}

test('a delegate walks from an invitation to a reservation whose receipt holds', async () => {
  let secretary!: Page
  let delegate!: Page
  let other!: Page
  let proposal = ''
  let decision = ''

  await step('the first secretary opens the one-time link and makes a passkey', async () => {
    const secret = await firstSecretary(t.house)
    secretary = await joinWithPasskey(t.origin, `/en/invitations/${secret}`)
    await follow(secretary, 'Secretariat')
  })
  const before = await scorecard(secretary)

  await step('a party’s administrator and its delegate take up their invitations', async () => {
    await secretary.goto('/en/parties/member-a2')
    await follow(secretary, 'People')
    const toAdministrator = await invitePerson(secretary, {
      name: 'Administrator of member A2 (exemplary)',
      powers: ['manage the party’s people'],
    })
    await picture(secretary, 'delegate-1-invitation')
    const administrator = await joinWithPasskey(t.origin, toAdministrator)
    await follow(administrator, 'People')
    const toDelegate = await invitePerson(administrator, {
      name: 'Delegate of member A2 (exemplary)',
      powers: delegatePowers,
    })
    delegate = await joinWithPasskey(t.origin, toDelegate)
    await secretary.goto('/en/parties/member-b3/people')
    other = await joinWithPasskey(
      t.origin,
      await invitePerson(secretary, { name: 'Delegate of member B3 (exemplary)', powers: delegatePowers }),
    )
  })

  await step('the delegate proposes a text under a path and signs', async () => {
    await follow(delegate, 'Make a proposal')
    await delegate.getByLabel('To which body').selectOption({ label: 'Demonstration council' })
    await delegate.getByLabel('Title, English').fill(title)
    await delegate.getByLabel('Question, English').fill('Shall the council adopt the guidelines?')
    await delegate.getByRole('checkbox', { name: /^10 / }).check()
    await delegate.getByText('A text to be adopted').click()
    await delegate.getByLabel('Identifier').fill('guidelines-data-exchange')
    await delegate.getByLabel('Kind').selectOption({ label: 'Guidelines' })
    await delegate.getByLabel('Title of the text, English').fill(title)
    await delegate
      .getByLabel('Paragraphs, English')
      .fill([preamble[0], ...operative.map(([en]) => en)].join('\n\n'))
    await delegate.getByText('The text in the other working languages').click()
    await delegate
      .getByLabel('Title of the text, français')
      .fill('Lignes directrices pour un échange de données exemplaire')
    await delegate
      .getByLabel('Paragraphs, français')
      .fill([preamble[1], ...operative.map(([, fr]) => fr)].join('\n\n'))
    await delegate.getByLabel('Paragraphs of the preamble').fill('1')
    await sign(delegate)
    await follow(delegate, title)
    proposal = new URL(delegate.url()).pathname
    await delegate.getByText(/Open.*Proposed by/).waitFor()
  })

  await step('the ballot: signed votes, votes on letters, and the adoption', async () => {
    await secretary.goto(proposal)
    await follow(secretary, 'Open a recorded vote')
    await sign(secretary)
    for (const person of [delegate, other]) {
      await person.goto('/en/desk')
      await follow(person, title)
      await follow(person, 'Vote')
      await sign(person, 'In favour')
      await person.getByText(/voted: in favour/).waitFor()
    }
    await secretary.goto(proposal)
    for (const [member, choice] of [
      ['Member A1', 'In favour'],
      ['Member C1', 'Against'],
    ] as const) {
      await follow(secretary, 'Record a vote on a letter')
      await follow(secretary, member)
      const letter = {
        name: 'letter.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from(`%PDF-1.4 ${member}`),
      }
      await secretary.getByLabel('The letter').setInputFiles(letter)
      await toConfirm(secretary, choice)
      await confirm(secretary, 'Record')
    }
    await follow(secretary, 'Close the ballot')
    await sign(secretary)
    await follow(secretary, /^Decided as/)
    decision = new URL(secretary.url()).pathname
    await secretary.getByText('3 votes to 1 with no abstention').waitFor()
    assert.equal(await secretary.getByRole('link', { name: 'signed by the member' }).count(), 2)
    assert.equal(
      await secretary.getByRole('link', { name: 'recorded by the secretariat on a letter' }).count(),
      2,
    )
    await picture(secretary, 'delegate-2-decision')
  })

  await step('another member’s reservation stands at its paragraph', async () => {
    await other.goto('/en/texts/guidelines-data-exchange')
    await followLink(
      other,
      other.locator('#paragraph-2').getByRole('link', { name: 'State a position on this paragraph' }),
    )
    await other.getByRole('radio', { name: /^Reservation/ }).check()
    await other.getByLabel('Words', { exact: true }).fill('Member B3 publishes every second year.')
    await sign(other)
    assert.equal(new URL(other.url()).pathname, decision)
    await other.goto('/en/texts/guidelines-data-exchange')
    const paragraph = other.locator('#paragraph-2')
    assert.match(await paragraph.innerText(), /Reservation: /)
    await other.getByText('Member B3 publishes every second year.').waitFor()
    await picture(other, 'delegate-3-reservation', 640)
  })

  await step('the delegate accepts a commitment and reports it delivered, with a project', async () => {
    await delegate.goto('/en/texts/guidelines-data-exchange')
    await followLink(
      delegate,
      delegate
        .locator('#paragraph-3')
        .getByRole('link', { name: 'Accept a commitment under this paragraph' }),
    )
    await delegate.getByLabel('What is promised, English').fill('Member A2 answers within a month.')
    await sign(delegate)
    await follow(delegate, 'Member A2 answers within a month.')
    await follow(delegate, 'Report on it')
    await delegate.getByRole('radio', { name: 'Delivered', exact: true }).check()
    await delegate.getByLabel('Words', { exact: true }).fill('Every question of the year was answered.')
    const evidence = delegate.getByLabel('Evidence')
    const projects = evidence.locator('optgroup[label=Projects] option')
    const project = await projects.first().innerText()
    await evidence.selectOption({ label: project })
    await sign(delegate)
    await delegate.getByRole('heading', { name: 'Evidence' }).waitFor()
    assert.equal(await delegate.locator('#evidence').getByRole('link', { name: project }).count(), 1)
  })

  await step('the scorecard of the path has moved', async () => {
    const after = await scorecard(delegate)
    for (const station of ['Proposal', 'Decision', 'Text', 'Commitment'])
      assert.equal(after[station], (before[station] ?? 0) + 1, station)
    await picture(delegate, 'delegate-4-scorecard')
  })

  await step('the reservation’s receipt holds offline, and with one byte changed it does not', async () => {
    await other.goto(decision)
    await followLink(other, other.locator('#positions').getByRole('link', { name: /^act / }))
    await follow(other, 'verify')
    const [download] = await Promise.all([
      other.waitForEvent('download'),
      other.getByRole('link', { name: 'Save the receipt' }).click(),
    ])
    const page = await readFile(await download.path())
    const offline = await (await (await browser()).newContext({ offline: true })).newPage()
    const verdict = async (name: string, bytes: Buffer) => {
      const file = join(t.house.config.dataDir, name)
      await writeFile(file, bytes)
      await offline.goto(pathToFileURL(file).href)
      await offline.locator('#verdict[data-state]').waitFor()
      return offline.locator('#verdict').innerText()
    }
    assert.match(await verdict('receipt.html', page), /^Verified: this act is on the record/)
    await picture(offline, 'delegate-5-receipt')
    const changed = Buffer.from(page)
    const at = changed.indexOf('every second year')
    changed[at] = (changed[at] ?? 0) ^ 1
    assert.match(await verdict('changed.html', changed), /^It does not hold/)
  })
})
