import assert from 'node:assert/strict'
import { test } from 'node:test'
import { domainToUnicode } from 'node:url'
import * as fc from 'fast-check'
import { readDay } from './days.ts'
import { readEmail, readIati, readLei, readRor, readScheme, readWebsite, websiteKey } from './identifiers.ts'
import { findCountry, findRegion } from './places.ts'

const languages = ['en', 'fr', 'es', 'ru', 'zh', 'ar']

void test('countries by code and by name in six languages', () => {
  for (const text of ['FR', 'fra', '250', 'France', 'la France', 'Francia', 'Франция', '法国', 'فرنسا']) {
    assert.equal(findCountry(text), 'FR', text)
  }
  const others = {
    'Viet Nam': 'VN',
    Vietnam: 'VN',
    'Russian Federation': 'RU',
    'Cote d’Ivoire': 'CI',
    4: 'AF',
    '004': 'AF',
  }
  for (const [text, code] of Object.entries(others)) assert.equal(findCountry(text), code, text)
  assert.equal(findCountry("People's Republic of China"), 'CN')
  assert.equal(findCountry('THE UNITED KINGDOM'), 'GB')
  for (const text of ['', 'Korea', 'Europe', 'XX']) assert.equal(findCountry(text), undefined, text)
})

void test('every name that the Unicode CLDR proposes is recognised', () => {
  for (const lang of languages) {
    const names = new Intl.DisplayNames(lang, { type: 'region' })
    for (const code of ['CD', 'CG', 'KP', 'KR', 'NE', 'NG', 'MK', 'LA', 'PS', 'SZ', 'TR', 'US']) {
      assert.equal(findCountry(names.of(code) ?? ''), code, `${code} in ${lang}`)
    }
    assert.equal(findRegion(names.of('143') ?? ''), '143')
  }
  assert.equal(findRegion('002'), '002')
  assert.equal(findRegion('2'), '002')
  assert.equal(findRegion('France'), undefined)
})

void test('days that can be only one', () => {
  const numbers = ['2020-04-03', '2020/4/3', '2020.04.03', '2020年4月3日', '2020-04-03T01:30:00']
  const latin = ['3 April 2020', 'April 3rd, 2020', '３ Apr ２０２０', '3 avril 2020', '3 de abril de 2020']
  const days = [...numbers, ...latin, '3 апреля 2020 г.', '٣ أبريل ٢٠٢٠', '3 نيسان 2020']
  for (const text of days) assert.deepEqual(readDay(text), { day: '2020-04-03' }, text)
  for (const text of ['31/12/2020', '12/31/2020', '31.12.2020 г.'])
    assert.deepEqual(readDay(text), { day: '2020-12-31' })
  assert.deepEqual(readDay('05/05/2020'), { day: '2020-05-05' })
  assert.deepEqual(readDay('1er mai 2019'), { day: '2019-05-01' })
})

void test('03/04/2020 is asked, never guessed', () => {
  assert.deepEqual(readDay('03/04/2020'), { reason: 'ambiguous-date' })
  assert.deepEqual(readDay('03.04.2020'), { reason: 'ambiguous-date' })
  assert.deepEqual(readDay('03/04/2020', 'dmy'), { day: '2020-04-03' })
  assert.deepEqual(readDay('03/04/2020', 'mdy'), { day: '2020-03-04' })
  const invalid = [
    '2015',
    'May 2015',
    '30/02/2020',
    '03/04/20',
    '43831',
    'soon',
    '',
    '3 April May 2020',
    '2020-13-01',
  ]
  for (const text of invalid) assert.deepEqual(readDay(text), { reason: 'invalid-date' }, text)
  assert.deepEqual(readDay('12/31/2020', 'dmy'), { reason: 'invalid-date' })
  assert.deepEqual(readDay('03/04/2020', 'ymd'), { reason: 'invalid-date' })
})

void test('every day reads back from each way of writing it', () => {
  const range = { min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }
  fc.assert(
    fc.property(
      fc.date(range),
      fc.constantFrom(...languages.filter((lang) => lang !== 'zh')),
      (date, lang) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, monthDay] = day.split('-')
        const long = new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(date)
        assert.deepEqual(readDay(long), { day }, long)
        assert.deepEqual(readDay(`${monthDay}/${month}/${year}`, 'dmy'), { day })
        assert.deepEqual(readDay(`${month}-${monthDay}-${year}`, 'mdy'), { day })
      },
    ),
  )
})

void test('identifiers are checked by their check digits', () => {
  assert.equal(readRor('https://ror.org/05dxps055'), '05dxps055')
  assert.equal(readRor('042NB2S44'), '042nb2s44')
  assert.equal(readRor('05dxps056'), undefined)
  assert.equal(readLei('5493 001K JTII GC8Y 1R12'), '5493001KJTIIGC8Y1R12')
  assert.equal(readLei('5493001KJTIIGC8Y1R13'), undefined)
  assert.equal(readIati('XM-DAC-41114'), 'XM-DAC-41114')
  assert.equal(readIati('41114'), undefined)
  assert.deepEqual(readScheme('Wikidata: Q7817'), { scheme: 'wikidata', value: 'Q7817' })
  assert.equal(readScheme('Q7817'), undefined)
})

void test('web and e-mail addresses', () => {
  assert.equal(readWebsite('www.example.org'), 'https://www.example.org/')
  assert.equal(readWebsite('http://example.org/fr?x=1'), 'http://example.org/fr?x=1')
  assert.equal(domainToUnicode(new URL(readWebsite('институт.рф') ?? '').hostname), 'институт.рф')
  for (const text of [
    'javascript:alert(1)',
    'ftp://example.org',
    'localhost',
    'none',
    'https://a:b@example.org',
    '10.0.0.1',
  ]) {
    assert.equal(readWebsite(text), undefined, text)
  }
  assert.equal(websiteKey('https://www.example.org/a/'), websiteKey('http://example.org/a'))
  assert.equal(readEmail('mailto:Focal.Point@Example.ORG'), 'Focal.Point@example.org')
  assert.equal(readEmail('联络@例子.中国'), '联络@例子.中国')
  for (const text of [
    'a@b',
    'a@b.c; d@e.f',
    'A <a@b.org>',
    'a..b@c.org',
    '.a@c.org',
    'a@-c.org',
    'a@c.123',
    'a b@c.org',
  ]) {
    assert.equal(readEmail(text), undefined, text)
  }
})
