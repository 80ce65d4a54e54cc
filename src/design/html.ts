import { html as tagged, raw } from 'hono/html'
import { escapeToBuffer } from 'hono/utils/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Locale } from '../platform/language/types.ts'

export { raw }

/** A piece of a page, escaped already. */
export type Html = HtmlEscapedString

type Value = string | number | bigint | boolean | null | undefined | readonly Value[]

/** A piece of a page: what is put into the template is escaped, unless it is a piece itself. Nothing waits in it. */
export const html = tagged as unknown as (parts: TemplateStringsArray, ...values: Value[]) => Html

/** What a reader reads: plain words, which are escaped, or a piece of a page. */
export type Words = string | Html

export type AttributeValue = string | number | boolean | null | undefined

function escaped(value: string | number | true): string {
  const buffer: [string] = ['']
  escapeToBuffer(String(value), buffer)
  return buffer[0]
}

/** Words as they stand in a page: for the few pieces that are made a thousand times on one, and join them as text. */
export const written = (words: Words): string => (typeof words === 'object' ? String(words) : escaped(words))

/** Attributes with the leading space; what is absent or false is left out, and true stands without a value. */
export function attrs(values: Record<string, AttributeValue>): Html {
  let written = ''
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === false) continue
    written += value === true ? ` ${name}` : ` ${name}="${escaped(value)}"`
  }
  return raw(written)
}

/** A link, or the words alone where there is no address. */
export const link = (words: Words, href?: string, more: Record<string, AttributeValue> = {}): Html =>
  href === undefined ? html`${words}` : html`<a href="${href}" ${attrs(more)}>${words}</a>`

/** Pieces side by side with a space between, empty ones left out. */
export const spaced = (parts: readonly (Words | undefined | false)[]): Html =>
  html`${parts.filter(Boolean).map((part, i) => html`${i ? ' ' : ''}${part}`)}`

/** Sentences after each other: with a space between, but in Chinese with none. */
export const sentences = (parts: readonly (Words | undefined | false)[], l: Locale): Html => {
  const between = l.lang.startsWith('zh') ? '' : ' '
  return html`${parts.filter(Boolean).map((part, i) => html`${i ? between : ''}${part}`)}`
}

type RichValue = Words | number | boolean | null | undefined

// Private-use characters stand in for markup while the message is formatted; they are taken out of what is typed.
const opening = '\uE000'
const closing = '\uE001'
const lesser = '\uE002'

/**
 * A message whose values may be pieces of a page (a link, a date, a status), and in whose words `<b>…</b>` makes bold.
 * Only the catalogue can hold markup: a `<` in a value stays a character.
 */
export function rich(l: Locale, key: string, values: Record<string, RichValue> = {}): Html {
  const held: Html[] = []
  const plain = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value === 'string')
        return [name, value.replaceAll(/[\uE000-\uE002]/g, '').replaceAll('<', lesser)]
      if (typeof value !== 'object' || value === null) return [name, value]
      return [name, `${opening}${held.push(value) - 1}${closing}`]
    }),
  )
  const tokens = l.t(key, plain).split(/(\uE000\d+\uE001|<\/?b>)/)
  return html`${tokens.map((token) => {
    if (token.startsWith(opening)) return held[Number(token.slice(1, -1))]
    if (token === '<b>') return raw('<strong>')
    if (token === '</b>') return raw('</strong>')
    return token.replaceAll(lesser, '<')
  })}`
}
