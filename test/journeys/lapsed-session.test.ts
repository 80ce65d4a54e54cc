import assert from 'node:assert/strict'
import { test } from 'node:test'
import { invite } from '../../src/platform/identity/index.ts'
import { serveTestHouse } from '../support/listening.ts'
import { joinWithPasskey } from '../support/walk.ts'

const t = await serveTestHouse('empty')
const { db } = t.house.database
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: { en: 'Member' }, rights: [], ordinal: 1 },
})
await t.perform({
  type: 'party.admitted',
  body: { id: 'a', kind: 'think-tank', name: { en: 'Party A' }, status: 'member' },
})

test('a session that ends while a form stands open, and again before it is signed, loses nothing', async () => {
  const mandate = await t.perform({
    type: 'mandate.granted',
    body: { party: 'a', powers: ['administer'], from: '2020-01-01' },
    disclose: { person: { name: 'Administrator' } },
  })
  const page = await joinWithPasskey(
    t.origin,
    `/en/invitations/${await invite(db, { mandate, name: 'Administrator' })}`,
  )
  const endSession = () => db.deleteFrom('own.session').execute()
  const signIn = async () => {
    await page.waitForURL('**/en/sign-in?*')
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  }

  await page.goto('/en/parties/a/describe')
  await page.getByLabel('Name (English)', { exact: true }).fill('Party A, typed at length')
  await endSession()
  await page.getByRole('button', { name: 'Go on', exact: true }).click()
  await page.getByText('What was typed is kept for this browser').waitFor()
  await signIn()

  await page.waitForURL('**/en/parties/a/describe?draft=*')
  const name = page.getByLabel('Name (English)', { exact: true })
  assert.equal(await name.inputValue(), 'Party A, typed at length')
  await page.getByText('The session had ended before this was sent').waitFor()
  await page.getByRole('button', { name: 'Go on', exact: true }).click()

  await page.waitForURL('**/en/acts/*')
  await endSession()
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await signIn()
  await page.waitForURL('**/en/acts/*')
  await page.getByRole('button', { name: 'Sign and record' }).click()
  await page.waitForURL('**/en/parties/a')
  await page.getByRole('heading', { name: 'Party A, typed at length' }).waitFor()
  assert.deepEqual(await db.selectFrom('own.draft').select('id').execute(), [])
})
