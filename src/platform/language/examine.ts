import { IntlMessageFormat } from 'intl-messageformat'
import { readCatalogue, strangeFiles } from './catalogue.ts'
import type { Lang } from './types.ts'

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
type Plural = Extract<Element, { pluralType?: unknown }>

/** What an element is (`TYPE` of @formatjs/icu-messageformat-parser, which numbers them). */
const kinds = { literal: 0, select: 5, pound: 7 }
const isA = (kind: keyof typeof kinds, { type }: { type: number }): boolean => type === kinds[kind]

/** Messages that are the same in English and in another language; each needs a reason here. */
const sameAsEnglish = new Set<string>()

const functionWords =
  /\b(?:a|an|and|are|as|at|be|been|by|can|did|for|from|has|have|here|in|is|it|its|no|not|of|on|or|that|the|there|this|to|was|were|what|with)\b/gi

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

const isEnglish = (key: string, message: string, original: string): boolean =>
  message === original &&
  !sameAsEnglish.has(key) &&
  message.replaceAll(/\{[^{}]*\}|[^\p{L}]/gu, '').length > 12 &&
  (message.match(functionWords)?.length ?? 0) >= 2

const bold = (message: string): string => (message.match(/<\/?b>/g) ?? []).join('')

/** What keeps a message from being shown at all: its syntax, or a value that nobody gives it. */
function barsOf(lang: Lang, message: string, original: string): string[] {
  try {
    const asked = valuesOf(parse(original, 'en'))
    return valuesOf(parse(message, lang))
      .filter((name) => !asked.includes(name))
      .map((name) => `asks for {${name}}, which English has not`)
  } catch (error) {
    return [`does not parse: ${String(error)}`]
  }
}

/** What is wrong with a message that can be shown. */
function slipsOf(lang: Lang, key: string, message: string, original: string): string[] {
  const elements = parse(message, lang)
  const given = valuesOf(elements)
  return [
    ...saidOf(parse(original, 'en'))
      .filter((name) => !given.includes(name))
      .map((name) => `does not say {${name}}`),
    ...everyElement(elements)
      .filter(isPlural)
      .flatMap((plural) =>
        lacking(plural, lang).map((category) => `has no plural {${plural.value}} ${category}`),
      ),
    ...(bold(message) === bold(original) ? [] : ['is bold in other places than English']),
    ...(lang !== 'en' && isEnglish(key, message, original) ? ['is in English'] : []),
  ]
}

export interface Examined {
  /** the messages that can be shown, by `room.key` */
  readonly messages: ReadonlyMap<string, string>
  /** the keys of English that it lacks */
  readonly missing: readonly string[]
  /** what is wrong with the others, a sentence each */
  readonly faults: readonly string[]
}

/** Holds the catalogue of a language against the English one, message by message. */
export function examineCatalogue(lang: Lang): Examined {
  const english = readCatalogue('en')
  const messages = readCatalogue(lang)
  const faults = strangeFiles(lang).map((name) => `${name} is no room’s file`)
  for (const [key, message] of messages) {
    const original = english.get(key)
    const bars = original === undefined ? ['is not in English'] : barsOf(lang, message, original)
    if (bars.length > 0) messages.delete(key)
    const found = original === undefined || bars.length > 0 ? bars : slipsOf(lang, key, message, original)
    faults.push(...found.map((words) => `${key} ${words}`))
  }
  const missing = [...english.keys()].filter((key) => !messages.has(key))
  return { messages, missing, faults }
}
