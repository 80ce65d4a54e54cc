import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { bulk, migrations, registry } from '../../src/house.ts'
import {
  claimBook,
  defineMeasures,
  makeClaims,
  publishRelease,
  structure,
  type Structure,
} from '../../src/modules/statistics/index.ts'
import { isRefusal } from '../../src/platform/record/index.ts'
import { replayBeside } from '../../src/platform/record/replay/index.ts'
import { openTestHouse } from '../support/house.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const figures = join(root, 'demo/figures')
const read = (name: string) => readFile(join(figures, name))
const [first, second] = await Promise.all([read('published.csv'), read('published-totals.csv')])
const form = structure.parse(JSON.parse((await read('bri.structure.json')).toString()))
const book = claimBook.parse(JSON.parse((await read('claims.json')).toString()))

const t = await openTestHouse('empty')
const { db } = t.house.database
const folder = await mkdtemp(join(tmpdir(), 'statistics-'))
after(() => rm(folder, { recursive: true, force: true }))

await t.perform({
  type: 'programme.launched',
  body: { id: 'paths', title: { en: 'Paths' }, about: { en: 'About' } },
})
const path = await t.perform({
  type: 'path.opened',
  body: { programme: 'paths', code: '17', number: 17, title: { en: 'Finance' }, aim: { en: 'Aim' } },
})

interface Answer {
  id: string
  text: Record<string, string>
  verdict: string
  history: {
    verdict: string
    release: number
    missing: { name: { en: string }; period: { end: string } }[]
    implied: { name: { en: string }; low: string; high: string }[]
  }[]
  computation: { verdict: string; computation: { rounded: string | null; steps: { working: string }[] } }[]
}

const claims = async (): Promise<Answer[]> =>
  ((await (await t.ask('/api/v1/claims')).json()) as { items: Answer[] }).items
const claim = async (id: string): Promise<Answer> => {
  const found = (await claims()).find((one) => one.id === id)
  assert.ok(found, id)
  return found
}

/** A page as readers see it: what was shown before the last act is not shown again. */
const pageAt = async (address: string): Promise<string> => {
  await t.house.publisher.publish()
  const response = await t.ask(address)
  assert.equal(response.status, 200, address)
  return response.text()
}

const sizeOf = async () => (await db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()).size
const rowsHeld = async () =>
  (
    await db
      .selectFrom('view.observation')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
const filesHeld = async () => (await Array.fromAsync(t.house.files.list())).length

/** The command line as its own process, on the same data. */
const run = (...words: string[]): Promise<{ code: number; stdout: string; stderr: string }> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      DATA_DIR: t.house.config.dataDir,
      DATABASE_URL: t.house.database.connection.url,
      MECHANISM: 'rehearsal',
    }
    execFile(join(root, 'bin/caravanserai'), words, { env, cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr })
    })
  })

test('without anything held, the pages say who can add it', async () => {
  const page = await pageAt('/en/figures')
  assert.match(page, /No measure is defined\. No claim has been made\./)
  assert.match(page, /The secretariat publishes the first release/)
  assert.doesNotMatch(await pageAt('/en/'), /A figure/)
})

test('a bad file names line and column, and nothing has changed', async () => {
  const size = await sizeOf()
  const text = first.toString()
  const cases: [Buffer, string, number | null, string | null][] = [
    [Buffer.from(text.replace('11.80', '11.8O')), 'not-a-number', 16, 'value'],
    [Buffer.from(text.replace('2019-01,2019-11', '03/04/2019,2019-11')), 'ambiguous-date', 7, 'from'],
    [Buffer.from(text.replace('turnover', 'turn-over')), 'unknown-code', 21, 'activity'],
    [Buffer.from(text.replace(',value,', ',values,')), 'missing-column', 1, 'value'],
    [first.subarray(0, 1500), 'file-cut', 12, null],
    [Buffer.from(`${text}${text.split('\n')[1]}\n`), 'duplicate-key', 22, null],
    [Buffer.from(text.replace('slip', 'sl\u00eep'), 'latin1'), 'wrong-encoding', 12, null],
  ]
  for (const [bytes, reason, line, column] of cases) {
    const outcome = await publishRelease(t.house, { bytes, structure: form })
    assert.ok(outcome.state === 'faulty', reason)
    const fault = outcome.faults.find((one) => one.reason === reason)
    assert.deepEqual([fault?.reason, fault?.line, fault?.column], [reason, line, column])
  }
  assert.deepEqual([await sizeOf(), await rowsHeld(), await filesHeld()], [size, 0, 0])
})

test('on the command line a fault is told with its place, and the exit code is 1', async () => {
  const size = await sizeOf()
  await copyFile(join(figures, 'bri.structure.json'), join(folder, 'only.structure.json'))
  await writeFile(join(folder, 'bad.csv'), first.toString().replace('11.80', '11.8O'))
  const bad = await run('import', 'dataset', 'bad.csv')
  assert.equal(bad.code, 1)
  assert.equal(
    bad.stdout,
    'bad.csv:16: value: not-a-number “11.8O” is not a number in the form that the structure names.\n',
  )
  await writeFile(join(folder, 'wrong.structure.json'), JSON.stringify({ ...form, thousands: '.' }))
  const wrong = await run('import', 'dataset', 'bad.csv', '--structure', 'wrong.structure.json')
  assert.deepEqual([wrong.code, wrong.stdout], [1, 'wrong.structure.json: thousands: same-separator\n'])
  // two structures and none of the file's own name: the command cannot know which is meant
  assert.equal((await run('import', 'dataset', 'bad.csv')).code, 2)
  assert.equal((await run('import', 'dataset', 'not-there.csv')).code, 2)
  assert.equal(await sizeOf(), size)
})

test('the first release defines the data set, from the command line', async () => {
  await copyFile(join(figures, 'published.csv'), join(folder, 'bri.csv'))
  await copyFile(join(figures, 'bri.structure.json'), join(folder, 'bri.structure.json'))
  const size = await sizeOf()
  const done = await run('import', 'dataset', 'bri.csv')
  assert.deepEqual([done.code, done.stderr], [0, ''])
  assert.match(
    done.stdout,
    /^bri\.csv: published, bri-totals release 1, 20 observations, sha256 [0-9a-f]{64}\n$/,
  )
  assert.equal(await sizeOf(), size + 2)
  const again = await run('import', 'dataset', 'bri.csv')
  assert.match(again.stdout, /^bri\.csv: unchanged, bri-totals release 1,/)
  assert.equal(await sizeOf(), size + 2)
})

test('with the first release 17.2 % is not computable: the total is not held, and is implied as 68.4 to 68.8', async () => {
  assert.ok(!isRefusal(await defineMeasures(t.house, book)))
  assert.ok(!isRefusal(await makeClaims(t.house, book, [path])))
  const found = await claim('odi-share-2020-08')
  assert.equal(found.verdict, 'not-computable')
  assert.match(found.text['en'] ?? '', /17\.2%/)
  const [judged] = found.history
  assert.deepEqual(judged?.missing.map(({ name, period }) => [name.en, period.end])[0], [
    'Non-financial outward direct investment, total',
    '2020-08',
  ])
  const { name, low, high } = judged?.implied[0] ?? {}
  assert.deepEqual([name?.en, low, high], ['Non-financial outward direct investment, total', '68.4', '68.8'])

  const page = await pageAt('/en/figures/claims/odi-share-2020-08')
  assert.match(page, /Not computable/)
  assert.match(page, /direct investment, total, January to August 2020: <strong>not held<\/strong>\./)
  assert.match(page, /The claim implies 68\.4 to 68\.8 billion US dollars\./)
  const figure = await pageAt('/en/figures/odi-share')
  assert.match(figure, /<strong>17\.2%<\/strong> of the total, January to August 2020\./)
  assert.match(figure, /As published: it cannot be computed/)
  assert.doesNotMatch(figure, /not published/i)
})

test('with the second it is confirmed within rounding, and the history keeps both', async () => {
  const outcome = await publishRelease(t.house, {
    bytes: second,
    structure: form,
    title: { en: 'Release of 17 September 2020' },
    announced: '2020-09-17',
  })
  assert.ok(outcome.state === 'published')
  assert.equal(outcome.release, 2)
  const found = await claim('odi-share-2020-08')
  assert.equal(found.verdict, 'confirmed-within-rounding')
  assert.deepEqual(
    found.history.map(({ verdict, release, missing }) => [verdict, release, missing.length]),
    [
      ['not-computable', 1, 3],
      ['confirmed-within-rounding', 2, 0],
    ],
  )
  assert.deepEqual(
    found.computation.map(({ computation }) => [computation.rounded, computation.steps.at(-1)?.working]),
    [
      ['17.2', '17.23'],
      ['4.8', '4.83'],
    ],
  )
  const page = await pageAt('/en/figures/odi-share')
  assert.match(
    page,
    /<strong>17\.2%<\/strong> of the total, January to August 2020, up <strong>4\.8 percentage points<\/strong>/,
  )
  for (const words of [
    /Not computable/,
    /Confirmed within rounding/,
    /within what the claim implied/,
    /secondary source/,
  ])
    assert.match(page, words)
  assert.match(
    page,
    /<mfrac><mn>11\.80<\/mn><mn>68\.48<\/mn><\/mfrac><mo>=<\/mo><mn>17\.23%<\/mn><mo>≈<\/mo><mn>17\.2%<\/mn>/,
  )
  assert.match(page, /url\(#hatch\)/)
  const french = await pageAt('/fr/figures/odi-share')
  assert.match(
    french,
    /17,2\s%<\/strong> du total, janvier à août 2020, en hausse de <strong>4,8 points de pourcentage/,
  )
})

test('the other claims of October 2020 are confirmed within rounding', async () => {
  for (const id of ['new-contracts-2020-08', 'turnover-2020-08', 'odi-change-2020-08', 'odi-share-2020-07'])
    assert.equal((await claim(id)).verdict, 'confirmed-within-rounding', id)
})

test('the conflict over 2019 is shown with both sources, and is one of the verdicts', async () => {
  assert.equal((await claim('new-contracts-2019')).verdict, 'conflicting-sources')
  for (const address of ['/en/figures/claims/new-contracts-2019', '/en/figures/new-contracts-change']) {
    const page = await pageAt(address)
    assert.match(page, /Sources that disagree/)
    assert.match(page, /December 2018 alone would have come to at least 1\d\d\.\d billion US dollars/)
    for (const words of ['41.2%', '-23.1%', 'www.globaltimes.cn', 'www.eiuol.com', 'Conflicting sources'])
      assert.ok(page.includes(words), `${words} on ${address}`)
  }
})

test('a claim stands at the figure station of its path', async () => {
  const { chain } = (await (await t.ask('/api/v1/paths/17')).json()) as {
    chain: { station: string; title: { en: string; fr: string }; href: string }[]
  }
  const figure = chain.find(({ href }) => href === '/figures/claims/odi-share-2020-08')
  assert.equal(figure?.station, 'figure')
  assert.match(figure?.title.en ?? '', /investment: 17\.2%$/)
  assert.match(figure?.title.fr ?? '', / 17,2\s%$/)
})

test('the data set has every vintage and its bytes as published', async () => {
  const { items } = (await (await t.ask('/api/v1/data-sets')).json()) as {
    items: {
      id: string
      structure: Structure
      releases: { number: number; file: string; announced: string }[]
    }[]
  }
  const [set] = items
  assert.deepEqual(set?.structure, form)
  assert.deepEqual(
    set?.releases.map(({ number, announced }) => [number, announced]),
    [
      [1, null],
      [2, '2020-09-17'],
    ],
  )
  const bytes = await (await t.ask(`/record/file/${set?.releases[1]?.file}`)).arrayBuffer()
  assert.ok(Buffer.from(bytes).equals(second))
  const page = await pageAt('/en/figures/data-sets/bri-totals?release=2')
  assert.match(page, /1 to 15 of 15/)
  assert.match(page, /Release of 17 September 2020/)
})

test('observations are data, a part at a time; a page is data under its own address', async () => {
  const ask = async (address: string) =>
    (await (await t.ask(address)).json()) as {
      items: { value: string; release: number }[]
      next: string | null
    }
  const part = await ask('/api/v1/data-sets/bri-totals/observations?limit=30')
  assert.equal(part.items.length, 30)
  const rest = await ask(part.next ?? '')
  assert.deepEqual([rest.items.length, rest.next, rest.items.at(-1)?.value], [5, null, '57.9'])
  assert.equal((await ask('/api/v1/data-sets/bri-totals/observations?release=1')).items.length, 20)
  const redirected = await t.ask('/en/figures/odi-share.json')
  const measure = (await (await t.ask(redirected.headers.get('location') ?? '')).json()) as {
    formula: string
    values: { published: { value: string; verdict: string }[] }[]
  }
  assert.equal(measure.formula, '100 × a(t) ÷ b(t)')
  assert.deepEqual(measure.values[0]?.published, [{ value: '17.2', verdict: 'confirmed-within-rounding' }])
  const csv = await (await t.ask('/en/figures/odi-share/values.csv')).text()
  assert.match(
    csv,
    /^\ufeff?start,end,numerator,denominator,result_numerator,result_denominator,result,published,verdict/,
  )
  assert.match(csv, /2020-01,2020-08,11\.80,68\.48,7375,428,17\.2,17\.2,confirmed-within-rounding/)
})

test('the same release twice changes nothing, even at once', async () => {
  const size = await sizeOf()
  for (const bytes of [first, second])
    assert.equal((await publishRelease(t.house, { bytes, structure: form })).state, 'unchanged')
  const more = Buffer.from(`${second.toString().split('\n').slice(0, 3).join('\n')}\n`)
  const both = await Promise.all([1, 2].map(() => publishRelease(t.house, { bytes: more, structure: form })))
  assert.deepEqual(both.map(({ state }) => state).toSorted(), ['published', 'unchanged'])
  assert.equal(await sizeOf(), size + 1)
})

test('what does not belong is refused and leaves nothing behind', async () => {
  const [size, rows, files] = [await sizeOf(), await rowsHeld(), await filesHeld()]
  const refusedBy = async (given: { bytes?: Buffer; structure: Structure }) => {
    const outcome = await publishRelease(t.house, { bytes: Buffer.from(`${second.toString()}\n`), ...given })
    return outcome.state === 'refused' ? outcome.refusal.refused : outcome.state
  }
  assert.equal(
    await refusedBy({ structure: { ...form, licence: 'another' } }),
    'statistics.structure-differs',
  )
  assert.equal(
    await refusedBy({ bytes: first, structure: { ...form, id: 'other' } }),
    'statistics.file-taken',
  )
  assert.equal(
    await refusedBy({ structure: { ...form, id: 'other', missing: { '…': 'not-available' } } }),
    'statistics.foreign-key',
  )
  const [dimension] = form.dimensions.filter(({ kind }) => kind === 'code')
  assert.ok(dimension?.kind === 'code')
  const codes = Object.fromEntries(Array.from({ length: 4000 }, (_, i) => [`c${i}`, { en: `Code ${i}` }]))
  const large = form.dimensions.map((one) =>
    one === dimension ? { ...dimension, codes: { ...codes, ...dimension.codes } } : one,
  )
  assert.equal(
    await refusedBy({ structure: { ...form, id: 'other', dimensions: large } }),
    'record.entry-too-long',
  )
  const [measure] = book.measures
  const refused = await t.house.recorder.perform({
    type: 'measure.defined',
    actor: { party: 'secretariat' },
    body: { dataSet: form.id, definition: { ...measure, id: 'claims' } },
  })
  assert.ok(isRefusal(refused))
  assert.deepEqual([await sizeOf(), await rowsHeld(), await filesHeld()], [size, rows, files])
})

test('every page is there in six languages, and small', async () => {
  const pages = [
    '/figures',
    '/figures/claims',
    '/figures/claims/odi-share-2020-08',
    '/figures/claims/new-contracts-2019',
    '/figures/data-sets/bri-totals',
    ...book.measures.map(({ id }) => `/figures/${id}`),
  ]
  for (const lang of ['en', 'fr', 'es', 'ru', 'zh', 'ar'])
    for (const address of pages) {
      const html = await pageAt(`/${lang}${address}`)
      assert.ok(brotliCompressSync(html).length < 30_000, `${lang} ${address}`)
    }
  for (const address of [
    '/en/figures/nothing',
    '/en/figures/claims/nothing',
    '/en/figures/data-sets/nothing',
  ])
    assert.equal((await t.ask(address)).status, 404)
})

test('a replay lays the same observations and comes to the same verdicts', async () => {
  const differing: string[] = []
  await replayBeside(t.house.database, { registry, migrations, bulk, files: t.house.files }, (sum) => {
    if (sum.differs) differing.push(`${sum.table} ${sum.differs}`)
  })
  assert.deepEqual(differing, [])
})
