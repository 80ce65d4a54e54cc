import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTestHouse } from '../support/house.ts'

const t = await openTestHouse('demonstration')
const read = async (path: string): Promise<string> => (await t.ask(path)).text()

test('the start shows what the newest judgement is about, with its picture, source and table', async () => {
  const page = await read('/en/')
  const figure = page.slice(page.indexOf('A figure'), page.indexOf('>About<'))
  assert.match(figure, /<svg/)
  assert.match(figure, /Source: /)
  assert.match(figure, /<details/)
  assert.match(figure, /href="\/en\/figures\/[a-z-]+">All values, sources and claims/)
})

test('a sum of some months is compared with the same months alone', async () => {
  const [, measure] = /href="\/en\/figures\/([a-z-]+)">All values/.exec(await read('/en/')) ?? []
  const page = await read(`/en/figures/${measure}`)
  assert.match(page, /The newest value is the lowest held for January to August since 2019/)
})
