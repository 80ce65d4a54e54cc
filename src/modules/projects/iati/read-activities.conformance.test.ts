import assert from 'node:assert/strict'
import { createReadStream, existsSync, globSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { Fraction } from 'fraction.js'
import { readActivities } from './read-activities.ts'
import type { ReadActivity } from './read-activities.ts'
import { fileXml, readAll, testData } from './test-files.ts'
import { toJsonML } from './tree.ts'
import { countTotals } from './totals.ts'
import { writeActivity } from './write-activity.ts'

const files = join(testData, 'iati-activities/2.03')
const tests = join(testData, 'iati-standard/schema-tests')
const example = join(
  testData,
  'iati-standard/examples/en/activity-standard/activity-standard-example-annotated.xml',
)
const skipFiles = { skip: existsSync(files) ? false : 'no TEST_DATA/iati-activities' }
const skipStandard = { skip: existsSync(tests) ? false : 'no TEST_DATA/iati-standard' }

type Control = Record<
  `published_${'projects' | 'locations' | 'commitments_usd' | 'disbursements_usd'}`,
  string
> & {
  set: string
  iati_files: string
}

test(
  'activities of aid-management systems: none refused, totals as AidData printed them',
  skipFiles,
  async (t) => {
    const controls = parse<Control>(readFileSync(join(files, '../control-totals.csv')), { columns: true })
    for (const name of readdirSync(files)) {
      const path = join(files, name)
      const counter = countTotals()
      let warnings = 0
      const start = performance.now()
      for await (const { activity, fault } of readActivities(createReadStream(path))) {
        if (activity) counter.add(activity)
        else {
          assert.equal(fault.severity, 'warning', JSON.stringify(fault))
          warnings += 1
        }
      }
      const seconds = (performance.now() - start) / 1000
      const megabytes = statSync(path).size / 1e6
      const speed = `${(seconds * 1000).toFixed(0)} ms, ${(megabytes / seconds).toFixed(1)} MB/s`
      const totals = counter.result()
      t.diagnostic(`${name}: ${totals.projects} activities, ${warnings} warnings, ${speed}`)

      const control = controls.find(({ set }) => name.includes(set))!
      if (control.iati_files === '2.03') {
        assert.equal(String(totals.projects), control.published_projects)
        assert.equal(String(totals.locations), control.published_locations)
        assert.deepEqual(Object.keys(totals.commitments), ['USD'])
        assertEqualAmounts(totals.commitments['USD'], control.published_commitments_usd)
        assertEqualAmounts(totals.disbursements['USD'], control.published_disbursements_usd)
      } else {
        // The rest of these sets is in files of version 1.04.
        assert.ok(totals.projects <= Number(control.published_projects))
        assert.ok(totals.locations <= Number(control.published_locations))
      }
    }
  },
)

function assertEqualAmounts(counted: string | undefined, printed: string) {
  assert.ok(new Fraction(counted ?? '').equals(printed), `${counted} is not ${printed}`)
}

test('real files are written and read again as equal trees', skipFiles, async () => {
  for (const path of [...readdirSync(files).map((name) => join(files, name)), example]) {
    const { activities } = await readAll(createReadStream(path), { keepContacts: true })
    const again = await readAll(fileXml(...activities.map(({ tree }) => writeActivity(tree))), {
      keepContacts: true,
    })
    assert.ok(activities.length > 0)
    assert.deepEqual(again.activities.map(stored), activities.map(stored), basename(path))
  }
})

const stored = ({ tree }: ReadActivity) => JSON.stringify(toJsonML(tree))

test(
  'the annotated example of the standard is accepted, its personal data counted',
  skipStandard,
  async () => {
    const { activities, faults } = await readAll(createReadStream(example))
    assert.equal(activities.length, 1)
    assert.deepEqual(new Set(faults.map(({ grade }) => grade)), new Set(['ruleset']))
    assert.deepEqual(activities[0]?.leftOut, {
      'person-name': 1,
      telephone: 1,
      email: 1,
      'mailing-address': 1,
    })
  },
)

test(
  "the standard's should-pass and should-fail files agree with the schema check",
  skipStandard,
  async (t) => {
    const counts = { pass: 0, fail: 0 }
    for (const path of globSync(`${tests}/**/*.xml`)) {
      const xml = readFileSync(path, 'utf8')
      if (!xml.includes('<iati-activities')) continue
      // The files leave the version open: `xx`. Their codes are `xx` too, so only the schema is asked.
      const { faults } = await readAll(xml.replace('version="xx"', 'version="2.03"'))
      const wrong = faults.filter(({ grade }) => grade === 'schema' || grade === 'file')
      const shouldPass = path.includes('should-pass')
      assert.equal(wrong.length === 0, shouldPass, `${path}: ${JSON.stringify(wrong)}`)
      counts[shouldPass ? 'pass' : 'fail'] += 1
    }
    t.diagnostic(`${counts.pass} should-pass and ${counts.fail} should-fail files agree`)
    assert.ok(counts.pass >= 100 && counts.fail >= 160)
  },
)
