import { selfName } from '../../../platform/language/index.ts'
import { refuse, type Refusal } from '../../../platform/record/index.ts'
import type { AdoptedText } from './text.ts'

type Text = Pick<AdoptedText, 'title' | 'authentic' | 'paragraphs'>

/** The languages of a text's paragraphs: the authentic ones as declared, then the translations by tag. */
export function languagesOf({ authentic, paragraphs }: Pick<Text, 'authentic' | 'paragraphs'>): string[] {
  const held = new Set(paragraphs.flatMap(({ text }) => Object.keys(text)))
  return [...authentic, ...[...held].filter((tag) => !authentic.includes(tag)).toSorted()]
}

/** Every language of a text holds the same paragraphs: one that lags would say something else. */
export const sameParagraphs = (
  tag: string,
  count: number,
  all: number,
  field = 'paragraphs',
): Refusal | undefined =>
  count === all
    ? undefined
    : refuse('instruments.paragraphs-differ', { language: selfName(tag), count, all }, field)

/** No language lags behind the others, and the title stands in every authentic one. */
export function languagesAgree(text: Text): Refusal | undefined {
  if (new Set(text.authentic).size !== text.authentic.length)
    return refuse('instruments.authentic-twice', {}, 'authentic')
  for (const tag of languagesOf(text)) {
    const count = text.paragraphs.filter((paragraph) => paragraph.text[tag] !== undefined).length
    const differs = sameParagraphs(tag, count, text.paragraphs.length, `paragraphs.${tag}`)
    if (differs) return differs
    if (text.authentic.includes(tag) && text.title[tag] === undefined)
      return refuse('instruments.title-missing', { language: selfName(tag) }, `title.${tag}`)
  }
  return undefined
}
