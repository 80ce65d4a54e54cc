import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { messageRooms, readCatalogue } from '../../src/platform/language/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const messages = readCatalogue('en')
const room = `(?:${messageRooms()
  .map((each) => each.room)
  .join('|')})`

// What a comment names is not used by it.
const comments = /(?<=^|\s)(?:\/\*[\s\S]*?\*\/|\/\/.*$)/gm

const files = globSync('src/**/*.ts', { cwd: root, exclude: ['**/*.test.ts'] }).map((file) => ({
  file,
  text: readFileSync(join(root, file), 'utf8').replaceAll(comments, ''),
}))

const all = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

const literal = new RegExp(`'(${room}\\.[A-Za-z0-9.-]+)'`, 'g')
const anyLiteral = /'([A-Za-z0-9.-]+)'/g
const hole = /\$\{(?:[^`{}]|\{[^`{}]*\})*\}/g
const template = new RegExp(`\`(${room}\\.(?:[^\`$]|${hole.source})*)\``, 'g')
// `refuse('room.reason')` and the refusal's own field name a reason, whose sentence is `room.refused.reason`.
const refusal = /\b(?:refuse\(\s*|refused(?::|\s*===)\s*)'([a-z]+\.[a-z-]+)'/g

// Act types and tables are written as messages are: `type: 'record.opened'`, and as the names of fields.
const actType = /\btype: '([a-z-]+\.[a-z-]+)'/g
const fieldName = /^\s*'([a-z-]+\.[a-z-]+)':/gm
const fileName = /\.(?:atom|csv|json|xlsx)$/
const others = new Set(files.flatMap(({ text }) => [...all(text, actType), ...all(text, fieldName)]))

interface Use {
  readonly file: string
  /** the message's key, or a pattern of keys as it is written */
  readonly words: string
  readonly keys: readonly string[]
}

/** A key with holes uses every message that fits; one that is a hole after its room, those that its file spells out. */
function keysOf(written: string, text: string): string[] {
  const parts = written.split(hole)
  const [start = '', end] = parts
  if (/^[a-z]+\.$/.test(start) && end === '')
    return all(text, anyLiteral)
      .map((word) => start + word)
      .filter((key) => messages.has(key))
  const fits = new RegExp(`^${parts.map((part) => part.replaceAll('.', '\\.')).join('[^.]+')}$`)
  return [...messages.keys()].filter((key) => fits.test(key))
}

function usesIn({ file, text }: (typeof files)[number]): Use[] {
  const refused = all(text, refusal)
  const literals = all(text, literal).filter(
    (key) => messages.has(key) || !(refused.includes(key) || others.has(key) || fileName.test(key)),
  )
  const exact = [...literals, ...refused.map((reason) => reason.replace('.', '.refused.'))]
  return [
    ...exact.map((key) => ({ file, words: key, keys: messages.has(key) ? [key] : [] })),
    ...all(text, template).map((written) => ({ file, words: written, keys: keysOf(written, text) })),
  ]
}

const uses = files.flatMap(usesIn)

test('there are messages in use to look at', () => {
  assert.ok(uses.length > 300)
})

test('every message that the source names is there', () => {
  const missing = uses.filter(({ keys }) => keys.length === 0).map(({ file, words }) => `${words} (${file})`)
  assert.deepEqual([...new Set(missing)].toSorted(), [])
})

test('every message is used', () => {
  const used = new Set(uses.flatMap(({ keys }) => keys))
  assert.deepEqual(
    [...messages.keys()].filter((key) => !used.has(key)),
    [],
  )
})
