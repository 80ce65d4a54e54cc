import assert from 'node:assert/strict'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { Fraction } from 'fraction.js'
import { publishActivityFile, totalsBySet } from '../../src/modules/projects/index.ts'
import { openTestHouse } from '../support/house.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const data = resolve(root, process.env['TEST_DATA'] ?? '../shared/data', 'iati-activities')
const skip = existsSync(data)
  ? false
  : 'no TEST_DATA/iati-activities: real files and the totals printed for them'

/** Sets whose activities are all in one file of version 2.03. */
const sets = ['Somalia', 'Iraq']

type Control = Record<
  'set' | `published_${'projects' | 'locations' | 'commitments_usd' | 'disbursements_usd'}`,
  string
>

test(
  'real files are published whole, and their totals are those that AidData printed',
  { skip },
  async (t) => {
    const { house, ...served } = await openTestHouse('empty')
    const controls = parse<Control>(readFileSync(join(data, 'control-totals.csv')), { columns: true })
    for (const set of sets) {
      const path = join(data, '2.03', `iati_2.03_${set}AIMS_GeocodedResearchRelease.xml`)
      const began = performance.now()
      const outcome = await publishActivityFile(house, {
        bytes: () => createReadStream(path),
        name: `${set}.xml`,
        set,
        onFault: (fault) => assert.equal(fault.severity, 'warning', JSON.stringify(fault)),
      })
      assert.equal(outcome.state, 'published')
      t.diagnostic(`${set}: ${((performance.now() - began) / 1000).toFixed(1)} s`)
    }
    const totals = new Map((await totalsBySet(house.database.db)).map((each) => [each.set, each.totals]))
    for (const set of sets) {
      const counted = totals.get(set)
      const control = controls.find((row) => row.set === set)
      assert.ok(counted && control)
      assert.equal(String(counted.projects), control.published_projects)
      assert.equal(String(counted.locations), control.published_locations)
      for (const [sums, printed] of [
        [counted.commitments, control.published_commitments_usd],
        [counted.disbursements, control.published_disbursements_usd],
      ] as const) {
        assert.deepEqual(Object.keys(sums), ['USD'])
        assert.ok(new Fraction(sums['USD'] ?? '').equals(printed), `${set}: ${sums['USD']} is not ${printed}`)
      }
    }
    for (const path of [
      '/en/projects',
      '/zh/projects?page=40',
      '/ar/projects/map',
      '/fr/projects/map?country=SO',
    ])
      assert.equal((await served.ask(path)).status, 200, path)
    const slashed = encodeURIComponent('US-501c3-522318905-SG-SOM/000001')
    assert.equal((await served.ask(`/en/projects/${slashed}`)).status, 200)
    assert.equal((await served.ask(`/en/projects/${slashed}.xml`)).status, 200)
  },
)
