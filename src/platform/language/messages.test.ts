import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { builtIn, messageRooms, readCatalogue } from './index.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
type Plural = Extract<Element, { pluralType?: unknown }>

/** What an element is (`TYPE` of @formatjs/icu-messageformat-parser, which numbers them). */
const kinds = { literal: 0, select: 5, pound: 7 }
const isA = (kind: keyof typeof kinds, { type }: { type: number }): boolean => type === kinds[kind]

/** Messages that are the same in English and in another language; each needs a reason here. */
const sameAsEnglish = new Set<string>()

const functionWords =
  /\b(?:a|an|and|are|as|at|be|been|by|can|did|for|from|has|have|here|in|is|it|its|no|not|of|on|or|that|the|there|this|to|was|were|what|with)\b/gi

const english = readCatalogue('en')

/** A message as a tree, parsed as `localeOf` does. */
const parse = (message: string, lang: string): Element[] =>
  new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst()

const isPlural = (element: Element): element is Plural => 'pluralType' in element
const branchesOf = (element: Element): Element[][] =>
  'options' in element ? Object.values(element.options).map(({ value }) => value) : []

const everyElement = (elements: Element[]): Element[] =>
  elements.flatMap((element) => [element, ...branchesOf(element).flatMap(everyElement)])

/** The names of the values that a message takes, in its branches too; literals and `#` have none. */
const valuesOf = (elements: Element[]): string[] => [
  ...new Set(
    everyElement(elements).flatMap((element) =>
      'value' in element && !isA('literal', element) ? [element.value] : [],
    ),
  ),
]

/** The values that every language must say: not those that only select a form of words. */
const saidOf = (elements: Element[]): string[] =>
  valuesOf(everyElement(elements).filter((element) => !isA('select', element)))

/**
 * The plural categories that a plural lacks (CLDR). One that only tells an exact number from the rest, and does not
 * count (`{n, plural, =0 {…} other {…}}` without `#`), is a choice and not a plural.
 */
function lacking(plural: Plural, lang: string): string[] {
  const given = Object.keys(plural.options)
  const counts = branchesOf(plural).some((branch) => branch.some((element) => isA('pound', element)))
  if (!counts && given.some((key) => key.startsWith('=')) && given.every((key) => /^=|^other$/.test(key)))
    return []
  return new Intl.PluralRules(lang)
    .resolvedOptions()
    .pluralCategories.filter((category) => !given.includes(category))
}

const isEnglish = (key: string, message: string): boolean =>
  message === english.get(key) &&
  !sameAsEnglish.has(key) &&
  message.replaceAll(/\{[^{}]*\}|[^\p{L}]/gu, '').length > 12 &&
  (message.match(functionWords)?.length ?? 0) >= 2

const bold = (message: string): string => (message.match(/<\/?b>/g) ?? []).join('')

/** What is wrong with one message, as a list of words. */
function faultsOf(lang: string, key: string, message: string): string[] {
  const original = english.get(key)
  if (original === undefined) return ['is not in English']
  let elements: Element[]
  try {
    elements = parse(message, lang)
  } catch (error) {
    return [`does not parse: ${String(error)}`]
  }
  const originals = parse(original, 'en')
  const asked = valuesOf(originals)
  const given = valuesOf(elements)
  const categories = everyElement(elements)
    .filter(isPlural)
    .flatMap((plural) => lacking(plural, lang).map((category) => `{${plural.value}} ${category}`))
  return [
    ...saidOf(originals)
      .filter((name) => !given.includes(name))
      .map((name) => `does not say {${name}}`),
    ...given
      .filter((name) => !asked.includes(name))
      .map((name) => `asks for {${name}}, which English has not`),
    ...categories.map((category) => `has no plural ${category}`),
    ...(bold(message) === bold(original) ? [] : ['is bold in other places than English']),
    ...(lang !== 'en' && isEnglish(key, message) ? ['is in English'] : []),
  ]
}

for (const lang of builtIn)
  test(`every message is there in ${lang}, parses, and says what the English says`, () => {
    const messages = readCatalogue(lang)
    // A room begins with its English messages; one without any is the house rule's on messages in use.
    const rooms = messageRooms().filter(({ folder }) => existsSync(join(folder, 'en.json')))
    const absent = rooms.filter(({ folder }) => !existsSync(join(folder, `${lang}.json`)))
    const without = (key: string) => absent.some(({ room }) => key.startsWith(`${room}.`))
    const faults = [
      ...absent.map(({ room }) => `${room}: there is no ${lang}.json`),
      ...[...english.keys()]
        .filter((key) => !messages.has(key) && !without(key))
        .map((key) => `${key} is missing`),
      ...[...messages].flatMap(([key, message]) =>
        faultsOf(lang, key, message).map((fault) => `${key} ${fault}`),
      ),
    ]
    assert.deepEqual(faults, [])
  })
