import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { guessMapping, mappingSchema } from './columns.ts'
import { columnNames, headerLanguages, headings, kindWords } from './vocabulary.ts'

const guess = (...header: string[]) => guessMapping(header).columns

void test('headers of a secretariat in six languages', () => {
  const rest = ['kind', 'country', 'status', 'since', 'focalPointEmail']
  const headers = {
    en: ['Organisation', 'Acronym', 'Type', 'Country', 'Membership status', 'Member since', 'E-mail'],
    fr: ['Organisation', 'Sigle', 'Type', 'Pays', 'Statut', 'Date d’adhésion', 'Courriel'],
    es: ['Organización', 'Siglas', 'Tipo', 'País', 'Condición', 'Fecha de ingreso', 'Correo electrónico'],
    ru: ['Наименование', 'Сокращение', 'Тип', 'Страна', 'Статус', 'Дата вступления', 'Эл. почта'],
    zh: ['机构名称', '简称', '机构类型', '国别', '成员身份', '加入时间', '电子邮箱'],
    ar: ['اسم المنظمة', 'الاختصار', 'النوع', 'الدولة', 'الصفة', 'تاريخ الانضمام', 'البريد الالكتروني'],
  }
  for (const [lang, header] of Object.entries(headers)) {
    assert.deepEqual(guess(...header), [`name:${lang}`, `shortName:${lang}`, ...rest], lang)
  }
})

void test('a name in each of several languages', () => {
  assert.deepEqual(guess('Name', 'Name (fr)', 'Nombre', '名称', 'Название', 'الاسم'), [
    'name:en',
    'name:fr',
    'name:es',
    'name:zh',
    'name:ru',
    'name:ar',
  ])
  assert.deepEqual(guess('Name_EN', 'Name [zh-hant]', 'name:sw', 'Acronym - fr'), [
    'name:en',
    'name:zh-Hant',
    'name:sw',
    'shortName:fr',
  ])
  const written = [
    'English name',
    'Nom en anglais',
    '英文名称',
    'Название на английском',
    'الاسم بالإنجليزية',
    'Name (English)',
  ]
  for (const title of written) assert.deepEqual(guess(title), ['name:en'], title)
  assert.deepEqual(guess('中文名称', 'Nombre en francés', 'Сокращение (русский)'), [
    'name:zh',
    'name:fr',
    'shortName:ru',
  ])
})

void test('remarks in a header are passed over, but for an order of days', () => {
  assert.deepEqual(guess('NAME *', 'Country:', 'Status (required)'), ['name:en', 'country', 'status'])
  assert.deepEqual(guessMapping(['Since (dd/mm/yyyy)']), { columns: ['since'], dateOrder: 'dmy' })
  assert.equal(guessMapping(['Depuis (jj.mm.aaaa)']).dateOrder, 'dmy')
  assert.equal(guessMapping(['Date (MM/DD/YYYY)']).dateOrder, 'mdy')
  assert.equal(guessMapping(['Дата (гггг-мм-дд)']).dateOrder, 'ymd')
})

void test('what is not known or comes twice is left to the user', () => {
  assert.deepEqual(guess('Budget', '', 'Name', 'Organisation', 'Organisation ID'), [
    null,
    null,
    'name:en',
    null,
    'identifier',
  ])
})

void test('every proper heading is recognised, in every language', () => {
  for (const lang of headerLanguages) {
    const header = columnNames.map((name) => headings[name][lang].split('|')[0] ?? '')
    const expected = columnNames.map((name) => (/name$/i.test(name) ? `${name}:${lang}` : name))
    assert.deepEqual(guess(...header), expected)
  }
})

void test('no word means two kinds of party', () => {
  const seen = new Map<string, string>()
  for (const [kind, words] of Object.entries(kindWords)) {
    for (const word of Object.values(words).join('|').toLowerCase().split('|')) {
      assert.equal(seen.get(word) ?? kind, kind, word)
      seen.set(word, kind)
    }
  }
})

void test('any header gives a mapping that is valid JSON of its own schema', () => {
  const title = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string().map((text) => `Name (${text})`),
  )
  fc.assert(
    fc.property(fc.array(title, { maxLength: 6 }), (header) => {
      const mapping = guessMapping(header)
      assert.deepEqual(mappingSchema.parse(JSON.parse(JSON.stringify(mapping))), mapping)
      assert.equal(mapping.columns.length, header.length)
    }),
  )
})
