import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ownAddress } from './see.ts'

test('an address to return to is a path below a language of two or three letters', () => {
  for (const own of ['/en/', '/en/desk', '/fil/desk', '/ckb/parties/a/describe?for=b&draft=c#x'])
    assert.equal(ownAddress(own, '/en/'), own)
})

test('no other host is returned to, however it is written', () => {
  for (const other of [
    '//evil.example/',
    '/en//evil.example',
    '/fil//evil.example',
    '///evil.example',
    '/\\evil.example',
    '/fil/\\evil.example',
    'https://evil.example/fil/',
    '/engl/desk',
    '/e/desk',
    '/EN/desk',
    '/fil',
    '',
    null,
  ])
    assert.equal(ownAddress(other, '/en/desk'), '/en/desk', String(other))
})
