import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isValue } from './values.ts'
import type { ValueType } from './values.ts'

const examples: Partial<Record<ValueType, { right: string[]; wrong: string[] }>> = {
  date: {
    right: [
      '2020-02-29',
      ' 2020-12-31\n',
      '2020-01-01Z',
      '2020-01-01+14:00',
      '-0044-03-15',
      '12020-01-01',
      '2000-02-29',
    ],
    wrong: [
      '',
      '2021-02-29',
      '1900-02-29',
      '2020-13-01',
      '2020-00-10',
      '2020-1-1',
      '20200101',
      '2020-01-01T00:00:00',
      '0000-01-01',
      '01/02/2020',
      '2020-01-01+15:00',
      '02020-01-01',
    ],
  },
  dateTime: {
    right: [
      '2016-04-18T13:53:38',
      '2016-04-18T13:53:38.123Z',
      '2016-04-18T24:00:00',
      '2016-04-18T00:00:00-05:00',
    ],
    wrong: [
      '2016-04-18',
      '2016-04-18T25:00:00',
      '2016-04-18 13:53:38',
      '2016-04-18ZT13:53:38',
      '2016-04-18T13:53',
    ],
  },
  decimal: {
    right: ['0', '-1.50', '+5', '5.', '.5', ' 12 ', '9'.repeat(100)],
    wrong: ['', '.', '1,000', '1e3', 'NaN', 'INF', '1 000', '\u00a05', '9'.repeat(101)],
  },
  boolean: { right: ['true', 'false', '1', '0'], wrong: ['', 'TRUE', 'yes', '2'] },
  int: { right: ['-2147483648', '2147483647', '+1'], wrong: ['2147483648', '1.0', ''] },
  positiveInteger: { right: ['1', '2014'], wrong: ['0', '-1', 'x'] },
  nonNegativeInteger: { right: ['0', '-0', '3'], wrong: ['-1'] },
  language: { right: ['en', 'zh-Hans', ''], wrong: ['english_uk', 'en-'] },
  NMTOKEN: { right: ['a-b', '1.x', 'é'], wrong: ['', 'a b'] },
}

for (const [type, { right, wrong }] of Object.entries(examples)) {
  test(`xsd:${type}`, () => {
    for (const text of right) assert.ok(isValue(type as ValueType, text), `right: ${text}`)
    for (const text of wrong) assert.ok(!isValue(type as ValueType, text), `wrong: ${text}`)
  })
}
