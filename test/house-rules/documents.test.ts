import assert from 'node:assert/strict'
import { globSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync(['src/**/*', 'test/**/*', 'demo/**/*'], { cwd: root })

/** What a document names between back quotes as a file or a folder. */
const namedIn = (document: string): string[] =>
  [...readFileSync(join(root, document), 'utf8').matchAll(/`([\w./*-]+(?:\.(?:ts|js|json)|\/))`/g)]
    .map(([, name = '']) => name)
    .filter((name) => !name.startsWith('/'))

test('every file that docs/standards.md names is there', () => {
  const names = namedIn('docs/standards.md').filter((name) => !/^(?:src|test|demo)\/$/.test(name))
  assert.ok(names.length > 60, String(names.length))
  const gone = names.filter((name) =>
    name.includes('*')
      ? globSync(`{src,test}/**/${name}`, { cwd: root }).length === 0
      : !files.some((file) => `/${file}`.endsWith(`/${name.replace(/\/$/, '')}`)),
  )
  assert.deepEqual(gone, [])
})

test('every room has a README of one screen', () => {
  const rooms = ['src/design', ...globSync('src/{modules,platform}/*', { cwd: root })]
  for (const room of rooms) {
    const readme = join(root, room, 'README.md')
    assert.ok(existsSync(readme), `${room} has no README.md`)
    const first = readFileSync(readme, 'utf8').split('\n')[0] ?? ''
    assert.match(first, /^# \S/, room)
  }
})
