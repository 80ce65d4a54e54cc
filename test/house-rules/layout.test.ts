import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** A module may use those above it, and none below. */
const order = [
  'paths',
  'parties',
  'bodies',
  'decisions',
  'meetings',
  'instruments',
  'commitments',
  'projects',
  'statistics',
  'publications',
  'scorecards',
  'home',
]

interface Import {
  readonly from: string
  readonly to: string
}

const sources = globSync('src/**/*.ts', { cwd: root })

const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(/(?:from|import)\s+'(\.[^']+)'/g)].map(
    ([, path = '']) => ({
      from,
      to: normalize(join(dirname(from), path)),
    }),
  ),
)

const roomOf = (path: string): string | undefined => /^src\/modules\/([^/]+)\//.exec(path)?.[1]
const tell = ({ from, to }: Import): string => `${from} imports ${to}`

test('there are imports to look at', () => {
  assert.ok(imports.length > 200)
})

test('platform and design know no module', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      /^src\/(platform|design)\//.test(from) && !from.endsWith('.test.ts') && roomOf(to) !== undefined,
  )
  assert.deepEqual(wrong.map(tell), [])
})

test('design knows of the platform only its languages', () => {
  const wrong = imports.filter(
    ({ from, to }) =>
      from.startsWith('src/design/') &&
      to.startsWith('src/platform/') &&
      !to.startsWith('src/platform/language/'),
  )
  assert.deepEqual(wrong.map(tell), [])
})

test('a module uses only modules above it, through their door', () => {
  const wrong = imports.filter(({ from, to }) => {
    const [user, used] = [roomOf(from), roomOf(to)]
    if (user === undefined || used === undefined || user === used) return false
    return order.indexOf(used) >= order.indexOf(user) || to !== `src/modules/${used}/index.ts`
  })
  assert.deepEqual(wrong.map(tell), [])
})

test('every module stands in the order', () => {
  const rooms = new Set(sources.map(roomOf).filter((room) => room !== undefined))
  assert.deepEqual(
    [...rooms].filter((room) => !order.includes(room)),
    [],
  )
})
