import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { describe, test } from 'node:test'
import { languagesHeld } from '../../src/platform/language/index.ts'
import { newPerson } from '../support/browser.ts'
import { crawl, withoutValues } from '../support/crawl.ts'
import { serveTestHouse } from '../support/listening.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const t = await serveTestHouse('demonstration')
const { pages } = await crawl((path) => t.ask(path), 'en', 5000, withoutValues)

const inLanguage = (lang: string) =>
  test(`every one of ${pages.length} pages in ${lang}: no axe violation, no sideways scrolling on a phone`, async () => {
    const { page } = await newPerson(t.origin)
    const wrong: string[] = []
    await page.setViewportSize({ width: 390, height: 844 })
    for (const { path } of pages) {
      const response = await page.goto(`/${lang}${path}`)
      if (response?.status() !== 200) wrong.push(`${path} answered ${response?.status()}`)
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      if (width > 390) wrong.push(`${path} is ${width} px wide`)
      await page.evaluate(axe)
      const found = await page.evaluate<{ id: string }[]>(
        `axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)`,
      )
      for (const { id } of found) wrong.push(`${path} ${id}`)
    }
    assert.deepEqual(wrong, [])
  })

describe('pages', { concurrency: 2 }, () => {
  for (const lang of languagesHeld()) void inLanguage(lang)
})
