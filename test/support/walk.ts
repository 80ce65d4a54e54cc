import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { newPerson } from './browser.ts'

const pictures = process.env['WALK_PICTURES']

/** A picture of where a walk is, when `WALK_PICTURES` names a folder for them. */
export async function picture(page: Page, name: string, height = 720): Promise<void> {
  if (pictures === undefined) return
  await page.setViewportSize({ width: 1100, height })
  await page.evaluate('scrollTo(0, 0)')
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

/** One step of a walk; when it fails, the error names it, and the walk ends there. */
export async function step(words: string, take: () => Promise<void>): Promise<void> {
  try {
    await take()
  } catch (error) {
    throw new Error(words, { cause: error })
  }
}

/** A browser of somebody who opens a one-time link and makes a passkey. */
export async function joinWithPasskey(origin: string, link: string): Promise<Page> {
  const page = await arrive(origin, link)
  await page.getByRole('button', { name: 'Make a passkey' }).click()
  await page.waitForURL('**/en/desk')
  return page
}

/** The same without a passkey. */
export async function joinWithout(origin: string, link: string): Promise<Page> {
  const page = await arrive(origin, link)
  await page.getByRole('button', { name: 'Go on without a passkey' }).click()
  await page.waitForURL('**/en/desk')
  return page
}

async function arrive(origin: string, link: string): Promise<Page> {
  const { page } = await newPerson(origin)
  page.setDefaultTimeout(10_000)
  await page.goto(link)
  return page
}

/** Follows the first link of the page that has these words. */
export async function follow(page: Page, words: string | RegExp): Promise<void> {
  await followLink(page, page.getByRole('link', { name: words }).first())
}

export async function followLink(page: Page, link: Locator): Promise<void> {
  const to = new URL((await link.getAttribute('href')) ?? '', page.url()).href
  await link.click()
  await page.waitForURL(to)
}

/** Sends a form that asks for an act, up to the page that says what will be recorded. */
export async function toConfirm(page: Page, button = 'Go on'): Promise<void> {
  const seen = page.locator('input[name=seen]')
  for (let tries = 0; (await seen.inputValue()) === '' && tries < 100; tries++) await setTimeout(20)
  await page.getByRole('button', { name: button, exact: true }).click()
  await page.waitForURL('**/en/acts/*')
}

/** Records the act that is shown, signed or not, and comes to where the form leads. */
export async function confirm(page: Page, how: 'Sign and record' | 'Record'): Promise<void> {
  await page.getByRole('button', { name: how, exact: true }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/en/acts/'))
}

/** Fills in nothing more: asks for the act and signs it. */
export async function sign(page: Page, button?: string): Promise<void> {
  await toConfirm(page, button)
  await confirm(page, 'Sign and record')
}

/** From the page of a party's people: grants a mandate, to the focal point where nobody is named, and gives the one-time link. */
export async function invitePerson(
  page: Page,
  { name, powers }: { name?: string; powers: readonly string[] },
): Promise<string> {
  await follow(page, 'Invite a person')
  if (name !== undefined) await page.getByLabel('Person').fill(name)
  for (const power of powers) await page.getByRole('checkbox', { name: new RegExp(`^${power}`) }).check()
  await sign(page)
  await page.getByRole('button', { name: 'Show a link to hand on' }).click()
  return page.locator('code', { hasText: '/en/invitations/' }).innerText()
}
