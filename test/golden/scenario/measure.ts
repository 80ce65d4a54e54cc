import { publishRelease, structure } from '../../../src/modules/statistics/index.ts'
import { goldenId, type Scribe } from '../scribe.ts'

export const form = structure.parse({
  id: 'passes',
  title: { en: 'Traffic over passes' },
  publisher: { en: 'Office of Figures' },
  licence: 'CC0-1.0',
  frequency: 'annual',
  missing: { '..': 'not-applicable' },
  dimensions: [
    { id: 'PERIOD', title: { en: 'Year' }, column: 'year', kind: 'period' },
    {
      id: 'FLOW',
      title: { en: 'Flow' },
      column: 'flow',
      kind: 'code',
      codes: { passes: { en: 'Over passes' }, all: { en: 'All' } },
    },
  ],
  measures: [{ id: 'value', title: { en: 'Value' }, column: 'value', unit: 'T' }],
  attributes: [
    { id: 'GRADE', title: { en: 'Grade' }, column: 'grade', kind: 'grade' },
    { id: 'SOURCE', title: { en: 'Source' }, column: 'source', kind: 'source' },
    { id: 'NOTE', title: { en: 'Note' }, column: 'note', kind: 'note' },
  ],
  units: { T: { title: { en: 'Tonnes' }, base: 'TNE', multiplier: 0 } },
})

export const head = 'year,flow,value,grade,source,note\n'
const releases = [
  `${head}2024,passes,10.0,primary,Customs,\n2025,passes,17.2,secondary,A newspaper,Quoted.\n`,
  `${head}2024,all,80,primary,Customs,\n2025,all,100,primary,Customs,\n2023,passes,..,primary,Customs,Closed.\n`,
]

/** Figures in two releases, and claims that are judged at each: first without the total, then with it. */
export async function measure({ at, perform, through }: Scribe): Promise<void> {
  at('2026-04-01T09:00:00.000Z')
  await perform('data set', { type: 'data-set.defined', body: { structure: form } })
  const release = (name: string, n: 0 | 1) =>
    through(name, (house) =>
      publishRelease(house, { bytes: Buffer.from(releases[n] ?? ''), structure: form }),
    )
  await release('first release', 0)

  const series = (flow: string) => ({
    name: { en: flow },
    measure: 'value',
    key: { FLOW: flow },
    unit: 'T',
  })
  const parts = { numerator: series('passes'), denominator: series('all') }
  const kinds = {
    level: { series: series('passes') },
    share: parts,
    'change-of-share': parts,
    'change-on-year': { series: series('passes') },
  }
  for (const [kind, more] of Object.entries(kinds))
    await perform(`measure of ${kind}`, {
      type: 'measure.defined',
      body: { dataSet: 'passes', definition: { id: kind, title: { en: kind }, decimals: 1, kind, ...more } },
    })

  const period = { start: '2025-01', end: '2025-12' }
  const claim = (name: string, assertions: Record<string, unknown>[]) =>
    perform(name, {
      type: 'claim.made',
      body: {
        dataSet: 'passes',
        claim: { id: name, sentence: { en: `It was said: ${name}.` }, assertions },
        paths: [goldenId('path')],
      },
    })
  await claim('share-confirmed', [{ measure: 'share', period, stated: '17.2' }])
  await claim('half-refuted', [{ measure: 'share', period, moreThan: '1/2' }])
  await claim('changes', [
    { measure: 'change-on-year', period, stated: '72' },
    { measure: 'change-of-share', period, stated: '4.8' },
    { measure: 'level', period, stated: '17.20' },
  ])
  await release('second release', 1)
}
