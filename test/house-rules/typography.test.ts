import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { builtIn, readCatalogue, type Lang } from '../../src/platform/language/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
const isLiteral = ({ type }: { type: number }): boolean => type === 0
type Text = readonly [way: string, lang: Lang, text: string]

/** Stands where a message says a value. */
const value = '\uFFFC'

/** A message without its tags, and with `value` for what a reader must type as it stands (`ror:05dxps055; lei:…`). */
const wordsOf = (text: string): string =>
  text.replaceAll(/<[^>]*>/g, '').replaceAll(/\b(?:https?|ror|lei):\S+/g, value)

/**
 * What an editor of the language would mark, wherever it is found. French: a no-break space within « » and before
 * : ; ? ! (Lexique des règles typographiques en usage à l’Imprimerie nationale). Spanish: ¿ and ¡ open what ? and !
 * close (RAE, Ortografía 2010, 3.4.9). Chinese: full-width marks beside Chinese characters (GB/T 15834). Arabic: its
 * own comma, semicolon and question mark. Russian: an em dash that no line begins with (Мильчин, Справочник издателя).
 */
const slips: readonly (readonly [languages: string, name: string, slip: RegExp])[] = [
  ['ar en es fr ru zh', 'a straight quotation mark', /"/],
  ['ar en es fr ru zh', 'a straight apostrophe', /'/],
  ['ar en es fr ru zh', 'three points for an ellipsis', /\.\.\./],
  ['ar en es fr ru zh', 'two spaces', / {2}/],
  ['ar en es ru zh', 'a space before a mark', /[ \u00A0][,.;:?!،؛؟，。；：？！)»”](?![\p{L}\p{N}])/u],
  ['ar en es ru zh', 'a space after an opening mark', /[(«“¿¡][ \u00A0]/],
  ['ar en es ru', 'a hyphen for a dash', / - /],
  ['ar es ru', 'quotation marks other than « »', /[“”„]/],
  ['en zh', 'quotation marks other than “ ”', /[«»„]/],
  ['fr', 'no no-break space before a mark', /[^\u00A0\p{N}][:;?!»]|\p{N}[:;?!»](?!\p{N})/u],
  ['fr', 'no no-break space after «', /«(?!\u00A0)/],
  ['fr', 'quotation marks other than « »', /[“”„]/],
  ['fr', 'a hyphen for a dash', / - /],
  ['es', 'a question or an exclamation that nothing opens', /^[^¿]*\?|^[^¡]*!/],
  ['ar', 'a Latin comma, semicolon or question mark', /[,;?]/],
  ['ru', 'a dash that a line may begin with, or shorter than an em dash', /[^\u00A0]—|[\p{L}»][ \u00A0]–/u],
  ['ru', 'no no-break space after №', /№(?!\u00A0|$)/],
  [
    'zh',
    'a space beside a Chinese character',
    /[\p{sc=Han}，。、；：？！（）] [\p{L}\p{N}\uFFFC]|[\p{L}\p{N}\uFFFC] [\p{sc=Han}，。、；：？！（）]/u,
  ],
  ['zh', 'a half-width mark beside a Chinese character', /\p{sc=Han}[,.;:?!()]|[,;:?!()]\p{sc=Han}/u],
]

/** Every way a message can read, with `value` for what it is told. */
function readings(elements: readonly Element[]): string[] {
  return elements.reduce<string[]>(
    (before, element) => {
      const here =
        'options' in element
          ? Object.values(element.options).flatMap((option) => readings(option.value))
          : [isLiteral(element) && 'value' in element ? element.value : value]
      return before.flatMap((start) => here.map((end) => start + end))
    },
    [''],
  )
}

const messages = (lang: Lang): Text[] =>
  [...readCatalogue(lang)].flatMap(([key, message]) =>
    readings(new IntlMessageFormat(message, lang, undefined, { ignoreTag: true }).getAst()).map(
      (text): Text => [key, lang, text],
    ),
  )

/** Every text of the demonstration and of the design's samples: in several languages, or said in one. */
function* contentOf(found: unknown, way: string): Generator<Text> {
  if (typeof found !== 'object' || found === null) return
  if ('language' in found && 'text' in found) yield [way, String(found.language), String(found.text)]
  for (const [key, inner] of Object.entries(found))
    if (typeof inner === 'string' && builtIn.includes(key)) yield [`${way}.${key}`, key, inner]
    else yield* contentOf(inner, `${way}.${key}`)
}

const content = ['demo/**/*.json', 'src/design/pieces/samples.json']
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .flatMap((file) => [...contentOf(JSON.parse(readFileSync(join(root, file), 'utf8')), file)])

test('there is content to look at', () => assert.ok(content.length > 500, String(content.length)))

for (const lang of builtIn)
  test(`the typography of ${lang} is its own`, () => {
    const texts = [...messages(lang), ...content.filter(([, its]) => its === lang)]
    const found = texts.flatMap(([way, , text]) =>
      slips
        .filter(([languages, , slip]) => languages.split(' ').includes(lang) && slip.test(wordsOf(text)))
        .map(([, name]) => `${way}: ${name}: ${text}`),
    )
    assert.deepEqual([...new Set(found)], [])
  })
