import type { Lang, LangText, Locale, Picked } from '../../../platform/language/types.ts'
import { attrs, html, type Html } from '../../html.ts'

/**
 * Content in a line (a name, a title): in the reader's language, else in another, marked with its language and
 * direction and with the language's own name after it. Isolated, so that its direction does not disturb the sentence.
 */
export function content(text: LangText, l: Locale, original?: Lang): Html {
  const picked = l.pick(text, original)
  return picked.fallback
    ? html`${isolated(picked)} <span class="small soft">(${nameOf(picked.lang, l)})</span>`
    : html`<bdi>${picked.text}</bdi>`
}

/** The same without the name of the language: for a list whose head says it, and for the insides of links. */
export const bareContent = (text: LangText, l: Locale, original?: Lang): Html => {
  const picked = l.pick(text, original)
  return picked.fallback ? isolated(picked) : html`<bdi>${picked.text}</bdi>`
}

/** Content in paragraphs, with a sentence that says in which language it is where that is not the reader's. */
export function contentBlock(text: LangText, l: Locale, original?: Lang): Html {
  const picked = l.pick(text, original)
  return html`${picked.fallback ? languageNotice(picked.lang, l) : ''}
    <div class="stack prose" ${language(picked)}>${paragraphs(picked.text)}</div>`
}

/**
 * Words that are on the record (a question, a reservation, a claim), in serif: what may not be edited. With the
 * language said where it is not the reader's.
 */
export function recordedWords(text: LangText, l: Locale, original?: Lang): Html {
  const picked = l.pick(text, original)
  return html`<blockquote class="words" ${language(picked)}>${paragraphs(picked.text)}</blockquote>
    ${picked.fallback ? languageNotice(picked.lang, l) : ''}`
}

/** 'In French; not yet available in English.' */
export const languageNotice = (lang: Lang, l: Locale): Html =>
  html`<p class="small soft">
    ${l.t('design.content.fallback', { language: l.languageName(lang), own: l.languageName(l.lang) })}
  </p>`

/** The name of a language in itself, marked as being in it. */
export const nameOf = (lang: Lang, l: Locale): Html => html`<bdi lang="${lang}">${l.ownName(lang)}</bdi>`

const language = ({ lang, dir, fallback }: Picked): Html => attrs({ lang, dir: fallback && dir })

const isolated = (picked: Picked): Html => html`<bdi${language(picked)}>${picked.text}</bdi>`

const paragraphs = (text: string): Html[] =>
  text
    .split(/\n\s*\n/)
    .map(
      (paragraph) =>
        html`<p>${paragraph.split('\n').map((line, i) => html`${i ? html`<br />` : ''}${line}`)}</p>`,
    )
