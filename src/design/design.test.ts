import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { HtmlValidate, type ConfigData } from 'html-validate'
import { builtIn, localeOf } from '../platform/language/index.ts'
import { gallery, html, rich, section, shell, type Frame } from './index.ts'
import { allExamples } from './pieces/all.ts'

const frame: Frame = {
  mechanism: 'Twenty Paths',
  kind: 'demonstration',
  languages: ['en', 'fr', 'es', 'ru', 'zh', 'ar'],
  path: '/design',
  query: '?a=1&b=2',
  deskHref: '#',
  signInHref: '#',
  assets: (name) => `/assets/0/${name}`,
}

const rules: ConfigData['rules'] = {
  // How the text of a page is written is the formatter's.
  'no-trailing-whitespace': 'off',
  'attribute-boolean-style': 'off',
  'void-style': 'off',
  'doctype-style': 'off',
  // A title is as long as the text's own; a table that scrolls is a region with a name.
  'long-title': 'off',
  'prefer-native-element': ['error', { exclude: ['region', 'group'] }],
  'aria-label-misuse': ['error', { allowAnyNamable: true }],
  'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit'] }],
}

/** What is wrong with a document. */
async function problems(document: string): Promise<string[]> {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules,
  })
  const report = await validator.validateString(document)
  return report.results.flatMap((result) =>
    result.messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`),
  )
}

const messagesOf = (lang: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'messages', `${lang}.json`), 'utf8')) as Record<
    string,
    string
  >

for (const lang of builtIn) {
  const l = localeOf(lang)

  test(`every example renders in ${lang}, and as a valid page`, async () => {
    for (const example of allExamples) {
      const piece = String(example.html(l))
      assert.ok(piece.length > 10, example.name)
      assert.doesNotMatch(piece, /undefined|NaN|\[object|[\uE000-\uE002]| style="/, example.name)
      const page = shell({ title: example.name, body: section({ heading: 'x' }, example.html(l)) }, frame, l)
      assert.deepEqual(await problems(String(page)), [], example.name)
    }
  })

  test(`the gallery in ${lang} is valid as one page and light`, async () => {
    const page = String(shell({ title: 'x', wide: true, body: gallery(l) }, frame, l))
    assert.deepEqual(await problems(page), [])
    assert.ok(gzipSync(page).length < 30_000)
    assert.ok(!page.includes('<script'), 'nothing needs a script to be read')
  })
}

test('a page with the map is under 30 kB compressed', async () => {
  const l = localeOf('en')
  const map = allExamples.find((example) => example.name === 'Map')
  assert.ok(map)
  const page = String(shell({ title: 'x', body: section({ heading: 'x' }, map.html(l)) }, frame, l))
  assert.ok(gzipSync(page).length < 30_000, `${gzipSync(page).length} bytes`)
})

test('the shell names the page in every working language, and itself as what it is', async () => {
  const page = String(
    shell({ title: 'A & B', crumbs: [{ label: '7' }], body: html`` }, frame, localeOf('ar')),
  )
  assert.match(page, /<html lang="ar"\s+dir="rtl">/)
  assert.match(page, /hreflang="fr"\s+href="\/fr\/design\?a=1&amp;b=2"/)
  assert.match(page, /<title>A &amp; B · Twenty Paths/)
  const real = String(shell({ title: 'A', body: html`` }, { ...frame, kind: 'real' }, localeOf('en')))
  assert.match(real, /<title>A · Twenty Paths<\/title>/)
  assert.ok(!real.includes('Demonstration'))
})

test('a message takes pieces of a page and bold words of its own, never markup from a value', async () => {
  const l = localeOf('en')
  const words = {
    ...l,
    t: (_: string, values?: object) => `<b>by</b> ${Object.values(values ?? {}).join(' and ')}`,
  }
  const made = String(rich(words, 'x', { a: html`<a href="#">1</a>`, b: '<b>2</b>' }))
  assert.equal(made, '<strong>by</strong> <a href="#">1</a> and &lt;b&gt;2&lt;/b&gt;')
})

test('every language has the same messages, with every plural category of the language', () => {
  const english = Object.keys(messagesOf('en'))
  for (const lang of builtIn) {
    const messages = messagesOf(lang)
    assert.deepEqual(Object.keys(messages), english, lang)
    for (const [key, message] of Object.entries(messages)) {
      if (!message.includes(', plural,')) continue
      for (const category of new Intl.PluralRules(lang).resolvedOptions().pluralCategories)
        assert.match(message, new RegExp(`\\b${category} \\{`), `${lang} ${key} ${category}`)
    }
  }
})
