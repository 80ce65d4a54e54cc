import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isRefusal } from '../../src/platform/record/index.ts'
import { formBody, openTestHouse, type Person } from '../support/house.ts'

const t = await openTestHouse('empty')

const name = (en: string) => ({ en })
const charter = {
  quorum: { share: { numerator: 1, denominator: 2 }, strict: true },
  method: 'recorded-vote',
  majority: { share: { numerator: 2, denominator: 3 }, strict: false, of: 'present-and-voting' },
  signed: [],
}
await t.perform({
  type: 'status.defined',
  body: { code: 'member', name: name('Member'), rights: ['vote'], ordinal: 1 },
})
for (const id of ['a', 'b'])
  await t.perform({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: name(`Member ${id.toUpperCase()}`), status: 'member' },
  })
await t.perform({
  type: 'body.established',
  body: { id: 'council', name: name('Council'), symbol: 'DC', charter },
})
for (const party of ['a', 'b'])
  await t.perform({ type: 'seat.taken', body: { body: 'council', party, from: '2020-01-01' } })

const a = await t.person('a', ['propose', 'vote', 'sign'])
const b = await t.person('b', ['vote'])
const secretary = await t.person('secretariat', ['secretary'])

/** Fills a form, follows to the page that says what will be recorded, and records it. */
async function act(path: string, fields: Record<string, string | string[]>, as: Person) {
  const asked = await t.ask(path, { method: 'POST', body: formBody(fields), as })
  if (asked.status !== 303) return asked
  const confirm = asked.headers.get('location') ?? ''
  assert.match(confirm, /^\/en\/acts\//)
  assert.equal((await t.ask(confirm, { as })).status, 200)
  return t.ask(confirm, { method: 'POST', body: formBody({}), as })
}

const page = async (path: string, as?: Person): Promise<string> => {
  // Pages are kept for the public until the record's next checkpoint.
  await t.house.publisher.publish()
  const answer = await t.ask(path, { ...(as && { as }) })
  assert.equal(answer.status, 200, path)
  return answer.text()
}

const proposal = {
  body: 'council',
  'title.en': 'Adoption of the guidelines',
  'question.en': 'Shall the council adopt the guidelines?',
  'text.id': 'green-guidelines',
  'text.kind': 'guidelines',
  'text.title.en': 'Green guidelines',
  'text.title.fr': 'Lignes directrices vertes',
  'text.words.en': 'Recalling the past,\n\nParties screen projects.\r\n\r\nParties publish grades.',
  'text.words.fr': 'Rappelant le passé,\n\nLes parties examinent.\n\nLes parties publient.',
  'text.preambular': '1',
}
const year = new Date().getUTCFullYear()

test('a proposal with a text is refused at the fields where something is wrong', async () => {
  const refused = async (more: Record<string, string>) => {
    const answer = await act('/en/decisions/propose', { ...proposal, ...more }, a)
    assert.equal(answer.status, 422)
    return answer.text()
  }
  const lagging = await refused({ 'text.words.fr': 'Rappelant,\n\nLes parties examinent.' })
  assert.match(lagging, /href="#f-text-words-fr">français: 2 of 3 paragraphs\./)
  assert.match(lagging, /Les parties examinent\./, 'what was typed is kept')
  assert.match(
    await refused({ 'text.words.en': 'Agreed\u202E,\n\nTwo.\n\nThree.' }),
    /href="#f-text-words-en">This holds control characters/,
  )
  assert.match(await refused({ 'text.id': 'Not A Slug' }), /href="#f-text-id">/)
  assert.match(await refused({ 'text.preambular': '9' }), /href="#f-text-preambular">/)
  const long = {
    'text.words.en': `${'x'.repeat(7900)}\n\n`.repeat(8),
    'text.words.fr': '',
    'text.title.fr': '',
  }
  assert.match(
    await refused(long),
    /href="#f-text-words-en">The text is too long for one act: 63,\d+ of at most/,
  )
})

test('the page that says what will be recorded shows a carried text as text, in each of its languages', async () => {
  const confirmed = async (path: string, fields: Record<string, string>, as: Person, lang = 'en') => {
    const asked = await t.ask(path, { method: 'POST', body: formBody(fields), as })
    assert.equal(asked.status, 303)
    const shown = await t.ask((asked.headers.get('location') ?? '').replace('/en/', `/${lang}/`), { as })
    return (await shown.text()).split('<pre')[0] ?? ''
  }
  const carrying = await confirmed('/en/decisions/propose', proposal, a)
  for (const words of [
    'lang="en" dir="ltr">Shall the council adopt the guidelines?',
    'Text adopted: “Green guidelines” (Guidelines).',
    'lang="en" dir="ltr">Green guidelines</h3>',
    'lang="en" dir="ltr">Parties screen projects.',
    'lang="fr" dir="ltr">Lignes directrices vertes</h3>',
    'lang="fr" dir="ltr">Les parties examinent.',
  ])
    assert.ok(carrying.replaceAll(/\s+/g, ' ').includes(words), words)
  assert.equal(carrying.match(/id="paragraph-/), null, 'no address stands twice')
  assert.match(await confirmed('/en/decisions/propose', proposal, a, 'ar'), />Parties screen projects\./)
  const entered = {
    'text.id': 'not-entered',
    'text.kind': 'declaration',
    'text.title.en': 'Not entered',
    'text.words.en': 'Shown before it is entered.',
  }
  assert.match(
    await confirmed('/en/secretariat/texts/enter', entered, secretary),
    />Shown before it is entered\./,
  )
})

test('a proposal that carries a text shows it, and its adoption adopts the text', async () => {
  const made = await act('/en/decisions/propose', proposal, a)
  assert.equal(made.status, 303)
  const proposed = await page(`/en/decisions/dc-${year}-l1`)
  assert.match(proposed, /Text adopted: “Green guidelines” \(Guidelines\)\./)
  assert.match(proposed, /Parties screen projects\./)
  const { id } = await t.house.database.db.selectFrom('view.proposal').select('id').executeTakeFirstOrThrow()
  assert.equal((await t.ask('/en/texts/green-guidelines')).status, 404)
  const ballot = await t.perform({ type: 'ballot.opened', body: { proposal: id, present: ['a', 'b'] } })
  for (const who of [a, b])
    await t.perform({ type: 'vote.cast', body: { ballot, choice: 'yes' }, actor: who.actor })
  await t.perform({ type: 'ballot.closed', body: { ballot } })
  const text = await page('/en/texts/green-guidelines')
  assert.match(text, new RegExp(`adopted by decision .*DC/${year}/1`))
  assert.match(text, /3 paragraphs in 2 languages/)
  assert.match(text, /id="paragraph-3"[^]*Parties publish grades\./)
  assert.match(text, /An authentic text\. Authentic languages, all of them equally: English and French/)
  assert.match(text, new RegExp(`href="/en/decisions/dc-${year}-1"`))
  assert.match(await page(`/en/decisions/dc-${year}-1`), /href="\/en\/texts\/green-guidelines"/)
})

test('what a proposal carries is refused at the API where it is not well formed or not normal', async () => {
  const carried = (more: object) => ({
    type: 'text.adopted',
    body: {
      id: 'carried',
      kind: 'guidelines',
      title: name('Carried'),
      authentic: ['en'],
      paragraphs: [{ number: 1, kind: 'operative', text: name('One.') }],
      paths: [],
      ...more,
    },
  })
  const prepare = async (act: object) => {
    const answer = await t.ask('/api/v1/acts/prepare', {
      method: 'POST',
      body: JSON.stringify({
        type: 'proposal.made',
        body: {
          body: 'council',
          title: name('Carrying'),
          question: name('Shall it?'),
          acts: [act],
          paths: [],
        },
      }),
      headers: { 'content-type': 'application/json' },
      as: a,
    })
    const { reason, field } = (await answer.json()) as { reason?: string; field?: string }
    return [answer.status, reason, field]
  }
  assert.deepEqual(await prepare(carried({})), [200, undefined, undefined])
  const wrong: [object, string][] = [
    [carried({ paragraphs: [] }), 'carried-not-valid'],
    [carried({ colour: 'green' }), 'carried-not-valid'],
    [carried({ title: name(' Carried ') }), 'carried-not-normal'],
    [carried({ title: { en: 'Carrie\u0301d' } }), 'carried-not-normal'],
    [{ type: 'vote.cast', body: {} }, 'not-carried'],
  ]
  for (const [act, reason] of wrong)
    assert.deepEqual(await prepare(act), [422, `decisions.${reason}`, 'acts.0'], JSON.stringify(act))
})

test('a reader without the language is told so, and sees an authentic text', async () => {
  const text = await page('/es/texts/green-guidelines')
  assert.match(text, /lang="en"[^>]*>Parties screen projects\./)
  assert.match(text, /Idiomas igualmente auténticos/)
  assert.match(text, /No disponible; la secretaría añade/)
})

test('a reservation stands at its paragraph', async () => {
  assert.doesNotMatch(await page('/en/texts/green-guidelines'), /Reservation/)
  const stated = await act(
    `/en/decisions/dc-${year}-1/position`,
    { kind: 'reservation', paragraph: '3', language: 'en', 'words.text': 'Grades are read as advice.' },
    b,
  )
  assert.equal(stated.status, 303)
  const text = await page('/en/texts/green-guidelines')
  const third = text.slice(text.indexOf('id="paragraph-3"'), text.indexOf('id="positions"'))
  assert.match(third, /href="#p-\d+">Reservation<\/a>: <bdi>Member B/)
  assert.match(text.slice(text.indexOf('id="positions"')), /Grades are read as advice\./)
  assert.match(text, /1 reservation\./)
})

test('the secretariat adds a translation of the same paragraphs, and none of an authentic text', async () => {
  const form = '/en/texts/green-guidelines/translate'
  const words = 'Ссылаясь на прошлое,\n\nСтороны проверяют.\n\nСтороны публикуют.'
  const filled = { language: 'ru', title: 'Зеленое руководство', paragraphs: words }
  const fewer = await act(form, { ...filled, paragraphs: 'Ссылаясь,\n\nСтороны.' }, secretary)
  assert.equal(fewer.status, 422)
  assert.match(await fewer.text(), /href="#f-paragraphs">русский: 2 of 3 paragraphs/)
  assert.match(
    await (await act(form, { ...filled, language: 'fr' }, secretary)).text(),
    /This language is authentic/,
  )
  assert.equal((await act(form, filled, secretary)).status, 303)
  const text = await page('/ru/texts/green-guidelines')
  assert.match(text, /Стороны проверяют\./)
  assert.match(text, /Перевод, не имеющий самостоятельной силы/)
  const newer = { ...filled, paragraphs: words.replace('проверяют', 'рассматривают') }
  assert.equal((await act(form, newer, secretary)).status, 303)
  const again = await page('/ru/texts/green-guidelines')
  assert.match(again, /Стороны рассматривают\./)
  assert.doesNotMatch(again, /проверяют/)
  const compared = await page('/en/texts/green-guidelines/compare?with=fr&with=ru')
  for (const words of ['Parties screen projects.', 'Les parties examinent.', 'Стороны рассматривают.'])
    assert.ok(compared.includes(words), words)
})

test('texts are data, and an identifier is given once', async () => {
  const list = (await (await t.ask('/api/v1/texts')).json()) as { items: { address: string }[] }
  assert.deepEqual(
    list.items.map(({ address }) => address),
    ['green-guidelines'],
  )
  const one = (await (await t.ask('/api/v1/texts/green-guidelines')).json()) as {
    paragraphs: { number: number; kind: string }[]
    languages: { language: string; authentic: boolean }[]
    positions: { paragraph: number }[]
  }
  assert.deepEqual(
    one.paragraphs.map(({ kind }) => kind),
    ['preambular', 'operative', 'operative'],
  )
  assert.deepEqual(
    one.languages.map(({ language, authentic }) => [language, authentic]),
    [
      ['en', true],
      ['fr', true],
      ['ru', false],
    ],
  )
  assert.equal(one.positions[0]?.paragraph, 3)
  const again = await act('/en/decisions/propose', proposal, a)
  assert.equal(again.status, 422)
  assert.match(await again.text(), /A text is called “green-guidelines” already/)
  const entered = {
    id: 'green-guidelines',
    kind: 'guidelines',
    title: name('Again'),
    authentic: ['en'],
    paragraphs: [{ number: 1, kind: 'operative', text: name('One.') }],
    paths: [],
  }
  const perform = (body: object, actor?: Person['actor']) =>
    t.house.recorder.perform({ type: 'text.adopted', body, actor: actor ?? { party: 'secretariat' } })
  const taken = await perform(entered)
  assert.ok(isRefusal(taken) && taken.refused === 'instruments.id-taken')
  const delegate = await perform({ ...entered, id: 'other' }, a.actor)
  assert.ok(isRefusal(delegate) && delegate.refused === 'record.not-secretary')
  const huge = Array.from({ length: 9 }, (_, i) => ({
    number: i + 1,
    kind: 'operative',
    text: name('x'.repeat(8000)),
  }))
  const long = await perform({ ...entered, id: 'long', paragraphs: huge })
  assert.ok(isRefusal(long))
  assert.deepEqual(long.issues, [{ path: 'paragraphs', reason: 'too-long' }])
})

test('the secretariat enters a text that was adopted elsewhere, and its page says so', async () => {
  const form = '/en/secretariat/texts/enter'
  assert.equal((await t.ask(form, { as: a })).status, 403)
  const empty = await act(form, { 'text.kind': 'declaration' }, secretary)
  assert.match(await empty.text(), /href="#f-text-id">Give the text an identifier/)
  const entered = await act(
    form,
    {
      'text.id': 'old-one',
      'text.kind': 'declaration',
      'text.title.en': 'Old one',
      'text.words.en': 'Only.',
    },
    secretary,
  )
  assert.equal(entered.headers.get('location'), '/en/texts/old-one')
  const text = await page('/en/texts/old-one')
  assert.match(text, /adopted outside this record and entered by the secretariat/)
  assert.doesNotMatch(text, /Accept a commitment/)
  assert.match(await page('/en/texts/old-one', a), /href="\/en\/commitments\/accept\/old-one\?paragraph=1"/)
})

test('an act that no entry could hold is refused before anybody signs it', async () => {
  const words = 'x'.repeat(1999)
  const question = Object.fromEntries(
    Array.from({ length: 40 }, (_, i) => [`en-x${String(i).padStart(2, '0')}`, words]),
  )
  const refused = await t.house.recorder.prepare({
    type: 'proposal.made',
    body: { body: 'council', title: name('Long'), question, acts: [], paths: [] },
    actor: a.actor,
  })
  assert.ok(isRefusal(refused) && refused.refused === 'record.entry-too-long')
})

test('a carried text in a language without a catalogue, or of no tag at all, is shown with the rest', async () => {
  for (const [tag, id] of [
    ['pt', 'in-portuguese'],
    ['en-12', 'of-no-tag'],
  ] as const) {
    const carried = {
      type: 'text.adopted',
      body: {
        id,
        kind: 'guidelines',
        title: { en: 'Carried', [tag]: 'Noutra língua' },
        authentic: ['en', tag],
        paragraphs: [{ number: 1, kind: 'operative', text: { en: 'One.', [tag]: `Palavras de ${id}.` } }],
        paths: [],
      },
    }
    const prepared = await t.ask('/api/v1/acts/prepare', {
      method: 'POST',
      body: JSON.stringify({
        type: 'proposal.made',
        body: { body: 'council', title: name(id), question: name('Shall it?'), acts: [carried], paths: [] },
      }),
      headers: { 'content-type': 'application/json' },
      as: a,
    })
    const { act: asked } = (await prepared.json()) as { act: { id: string } }
    const words = new RegExp(`lang="${tag}" dir="ltr">\\s*Palavras de ${id}\\.`)
    assert.match(await page(`/en/acts/${asked.id}`, a), words)
    await t.ask(`/en/acts/${asked.id}`, { method: 'POST', body: formBody({}), as: a })
    const carrier = await t.house.database.db
      .selectFrom('view.proposal')
      .select('address')
      .where('id', '=', asked.id)
      .executeTakeFirstOrThrow()
    const proposed = `/decisions/${carrier.address}`
    for (const lang of ['en', 'ar']) assert.match(await page(`/${lang}${proposed}`), words)
    // As adopted: the text's own page and its comparison.
    await t.perform(carried)
    for (const address of [`/en/texts/${id}`, `/en/texts/${id}/compare?with=${tag}`])
      assert.match(await page(address), tag === 'pt' ? /Portuguese|Português/ : /en-12/)
  }
})
