import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'

const css = readFileSync(join(import.meta.dirname, 'look.css'), 'utf8')
const [light = '', dark = ''] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((match) => match[1] ?? '')

const tokensOf = (block: string): Map<string, string> =>
  new Map([...block.matchAll(/--([a-z0-9-]+):([^;]+)/g)].map((match) => [match[1] ?? '', match[2] ?? '']))

const schemes = { light: tokensOf(light), dark: new Map([...tokensOf(light), ...tokensOf(dark)]) }

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(tokens: Map<string, string>, one: string, other: string): number {
  const resolve = (name: string): string => {
    const value = tokens.get(name) ?? assert.fail(`no token ${name}`)
    return value.startsWith('var(--') ? resolve(value.slice(6, -1)) : value
  }
  const [a, b] = [luminance(resolve(one)), luminance(resolve(other))]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

const words: [string, string][] = [
  ...['ink', 'soft', 'lapis', 'madder', 'agreed', 'open', 'refused'].map((on): [string, string] => [
    on,
    'paper',
  ]),
  ...['wash', 'lapis-wash', 'madder-wash', 'agreed-wash', 'open-wash', 'refused-wash'].map(
    (under): [string, string] => ['ink', under],
  ),
  ['soft', 'lapis-wash'],
  ['lapis', 'lapis-wash'],
  ['madder', 'madder-wash'],
  ['agreed', 'agreed-wash'],
  ['refused', 'refused-wash'],
  ['on-lapis', 'lapis'],
  ['paper', 'lapis'],
  ['paper', 'ink'],
]

const marks: [string, string][] = [
  ['edge', 'paper'],
  ['lapis', 'line'],
  ['ink', 'line'],
  ['open', 'open-wash'],
  ['lapis', 'wash'],
  ['paper', 'refused'],
]

for (const [scheme, tokens] of Object.entries(schemes)) {
  test(`contrast in the ${scheme} scheme: words at least 4.5, marks at least 3`, () => {
    for (const [on, under] of words) {
      const found = contrast(tokens, on, under)
      assert.ok(found >= 4.5, `${on} on ${under}: ${found.toFixed(2)}`)
    }
    for (const [on, under] of marks) {
      const found = contrast(tokens, on, under)
      assert.ok(found >= 3, `${on} on ${under}: ${found.toFixed(2)}`)
    }
  })
}

test('no physical side: right-to-left mirrors by itself', () => {
  const physical =
    /(?<![a-z-])(left|right|(?:margin|padding|border)-(?:left|right|top|bottom)|(?:min-|max-)?(?:width|height))\s*:/g
  // A media query asks for the width of the window, which has no logical name.
  const found = css.replaceAll(/@media[^{]*/g, '').match(physical)
  assert.deepEqual(found, null)
  assert.doesNotMatch(css, /(float|text-align|clear):\s*(left|right)/)
})

test('the stylesheet is under 15 kB compressed and asks no other host', () => {
  assert.ok(gzipSync(css).length < 15_000)
  assert.doesNotMatch(css, /url\(|@import/)
})
