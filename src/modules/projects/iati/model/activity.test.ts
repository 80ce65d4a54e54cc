import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityXml, fileXml, readAll, sound } from '../test-files.ts'
import { fromJsonML, toJsonML } from '../tree.ts'
import { activityFrom } from './activity.ts'

async function read(parts: Partial<typeof sound>, attributes = '') {
  const { activities, faults } = await readAll(fileXml(activityXml(parts, attributes)))
  assert.deepEqual(
    faults.filter(({ severity }) => severity === 'error'),
    [],
  )
  return activities[0]!
}

test('all languages, repeated ones too; the activity gives the default', async () => {
  const title =
    '<title><narrative>Road</narrative><narrative xml:lang="fr">Route</narrative><narrative xml:lang="fr">Voie</narrative><narrative/></title>'
  const { titles } = await read({ title })
  assert.deepEqual(titles, [
    { lang: 'en', text: 'Road' },
    { lang: 'fr', text: 'Route' },
    { lang: 'fr', text: 'Voie' },
  ])
  const bare = fileXml(activityXml().replace(' xml:lang="en"', ''))
  assert.equal((await readAll(bare)).activities[0]?.titles[0]?.lang, 'und')
})

test('amounts are the decimals of the file, with the currency that applies', async () => {
  const amount = '\n 00123456789012345678901234567890.10 '
  const transaction =
    sound.transaction.replace('10.50', amount) + sound.transaction.replace('<value', '<value currency="EUR"')
  const { transactions } = await read({ transaction })
  assert.deepEqual(
    transactions.map(({ value }) => value),
    [
      { amount: '00123456789012345678901234567890.10', currency: 'USD', valueDate: '2020-02-01' },
      { amount: '10.50', currency: 'EUR', valueDate: '2020-02-01' },
    ],
  )
})

test('a transaction with all its parts', async () => {
  const transaction = `<transaction ref="t1" humanitarian="1"><transaction-type code="3"/><transaction-date iso-date="2020-02-01Z"/>
    <value value-date="2020-02-02">5</value><description><narrative>Works</narrative></description>
    <provider-org ref="P" provider-activity-id="P-1" type="10"><narrative>Provider</narrative></provider-org>
    <receiver-org receiver-activity-id="R-1"><narrative xml:lang="es">Receptor</narrative></receiver-org>
    <sector vocabulary="2" code="210"/><recipient-country code="KE"/></transaction>`
  const { transactions } = await read({ transaction, sector: '', place: '' })
  assert.deepEqual(transactions, [
    {
      ref: 't1',
      type: '3',
      date: '2020-02-01',
      value: { amount: '5', currency: 'USD', valueDate: '2020-02-02' },
      humanitarian: true,
      descriptions: [{ lang: 'en', text: 'Works' }],
      provider: { ref: 'P', type: '10', activityId: 'P-1', names: [{ lang: 'en', text: 'Provider' }] },
      receiver: { activityId: 'R-1', names: [{ lang: 'es', text: 'Receptor' }] },
      sectors: [{ vocabulary: '2', code: '210', names: [] }],
      countries: [{ code: 'KE', names: [] }],
      regions: [],
    },
  ])
})

test('a location with all its parts', async () => {
  const location = `<location ref="L"><location-reach code="1"/><location-id vocabulary="G1" code="99"/>
    <name><narrative>Nairobi</narrative></name><point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos> -1.2800  36.82 </pos></point>
    <exactness code="1"/><location-class code="2"/><feature-designation code="PPLC"/></location>`
  assert.deepEqual((await read({ location })).locations, [
    {
      ref: 'L',
      names: [{ lang: 'en', text: 'Nairobi' }],
      descriptions: [],
      position: {
        latitude: '-1.2800',
        longitude: '36.82',
        system: 'http://www.opengis.net/def/crs/EPSG/0/4326',
      },
      ids: [{ vocabulary: 'G1', code: '99' }],
      reach: '1',
      exactness: '1',
      class: '2',
      featureDesignation: 'PPLC',
    },
  ])
})

test('results, documents, relations', async () => {
  const rest = `<document-link url="https://example.org/a" format="application/pdf"><title><narrative>Plan</narrative></title>
      <category code="A01"/><language code="en"/><document-date iso-date="2020-01-01"/></document-link>
    <related-activity ref="XX-0" type="1"/>
    <result type="1" aggregation-status="true"><title><narrative>Access</narrative></title>
      <indicator measure="1" ascending="0"><title><narrative>Km</narrative></title><baseline year="2019" value="0"/>
      <period><period-start iso-date="2020-01-01"/><period-end iso-date="2020-12-31"/>
      <target value="10"><dimension name="sex" value="f"/></target><actual value="12"/></period></indicator></result>`
  const { documents, related, results } = await read({ rest })
  assert.deepEqual(documents, [
    {
      url: 'https://example.org/a',
      format: 'application/pdf',
      titles: [{ lang: 'en', text: 'Plan' }],
      categories: ['A01'],
      languages: ['en'],
      date: '2020-01-01',
    },
  ])
  assert.deepEqual(related, [{ ref: 'XX-0', type: '1' }])
  const measured = { locations: [], dimensions: [], comments: [] }
  assert.deepEqual(results, [
    {
      type: '1',
      aggregates: true,
      titles: [{ lang: 'en', text: 'Access' }],
      indicators: [
        {
          measure: '1',
          ascending: false,
          titles: [{ lang: 'en', text: 'Km' }],
          baselines: [{ year: '2019', value: '0', ...measured }],
          periods: [
            {
              start: '2020-01-01',
              end: '2020-12-31',
              targets: [{ value: '10', ...measured, dimensions: [{ name: 'sex', value: 'f' }] }],
              actuals: [{ value: '12', ...measured }],
            },
          ],
        },
      ],
    },
  ])
})

test('the model is the same from the stored tree; extensions are no part of it', async () => {
  const rest = '<title xmlns="urn:x"><narrative>Not the title</narrative></title>'
  const { tree, leftOut: _, ...model } = await read({ rest }, ' hierarchy="2"')
  assert.deepEqual(activityFrom(fromJsonML(toJsonML(tree))), model)
  assert.equal(model.hierarchy, 2)
  assert.equal(model.titles.length, 1)
})
