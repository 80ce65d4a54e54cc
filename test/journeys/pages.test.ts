import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { brackets, languagesHeld } from '../../src/platform/language/index.ts'
import { newPerson } from '../support/browser.ts'
import { crawl, oneOfEach } from '../support/crawl.ts'
import { serveTestHouse } from '../support/listening.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const t = await serveTestHouse('demonstration', [...languagesHeld(), brackets])
const ask = (path: string) => t.ask(path)

const { pages, dead } = await crawl(ask, 'en', 400)
const kinds = oneOfEach(pages)
const { page } = await newPerson(t.origin)

/** What axe finds on the page that is open, as one line a violation. */
async function violations(): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
    `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
  )
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

test('the crawl reaches the rooms', () => {
  assert.ok(pages.length > 60, `${pages.length} pages`)
  assert.ok(kinds.length > 15, kinds.map(({ path }) => path).join(' '))
})

test('every link leads somewhere', () => {
  assert.deepEqual(dead, [])
})

test('every page is under 30 kB compressed, styles and scripts under 15', async () => {
  const large = pages.filter(({ html }) => gzipSync(html).length > 30_000).map(({ path }) => path)
  assert.deepEqual(large, [])
  const first = pages[0]?.html ?? ''
  for (const [, address = ''] of first.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
    const bytes = Buffer.from(await (await t.ask(address)).arrayBuffer())
    assert.ok(gzipSync(bytes).length < 15_000, address)
  }
})

test('no page asks another host for anything', () => {
  const wrong = pages.filter(({ html }) =>
    /<(?:script|link|img|iframe|source)[^>]*(?:src|href)="(?:https?:)?\/\//.test(html),
  )
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  )
})

for (const lang of ['en', 'ar'])
  test(`no axe violation on any kind of page, nor sideways scrolling on a phone: ${lang}`, async () => {
    const wrong: string[] = []
    for (const { path } of kinds) {
      await page.setViewportSize({ width: 390, height: 844 })
      const response = await page.goto(`/${lang}${path}`)
      if (response?.status() !== 200) wrong.push(`${path} answered ${response?.status()}`)
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      if (width > 390) wrong.push(`${path} is ${width} px wide`)
      for (const violation of await violations()) wrong.push(`${path} ${violation}`)
    }
    assert.deepEqual(wrong, [])
  })

test('the start and signing in hold in all languages', async () => {
  const wrong: string[] = []
  for (const lang of languagesHeld())
    for (const path of ['/', '/sign-in', '/search?q=a']) {
      const response = await page.goto(`/${lang}${path}`)
      if (response?.status() !== 200) wrong.push(`${lang}${path} answered ${response?.status()}`)
      for (const violation of await violations()) wrong.push(`${lang}${path} ${violation}`)
    }
  assert.deepEqual(wrong, [])
})

/** Words that a reader sees and that come neither from a catalogue nor from content. */
const strayWords = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const found = []
  let depth = 0
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const inside = node.parentElement.closest('bdi, body [lang], code, pre, math, svg, script, option, .board')
    let outside = ''
    for (const character of node.textContent) {
      if (character === '⟦') depth += 1
      if (depth === 0) outside += character
      if (character === '⟧') depth -= 1
    }
    if (!inside && /\\p{L}{2,}/u.test(outside)) found.push(outside.trim().slice(0, 60))
  }
  return found
})()`

test('no visible words stand outside the catalogues, but for content', async () => {
  const wrong: string[] = []
  for (const { path } of kinds) {
    if (path.startsWith('/design')) continue
    const response = await page.goto(`/${brackets}${path}`)
    if (response?.status() !== 200) wrong.push(`${path} answered ${response?.status()}`)
    for (const words of await page.evaluate<string[]>(strayWords)) wrong.push(`${path}: ${words}`)
  }
  assert.deepEqual(wrong, [])
})
