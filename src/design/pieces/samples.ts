import type { LangText, Locale } from '../../platform/language/types.ts'
import { html, raw, type Html } from '../html.ts'
import samples from './samples.json' with { type: 'json' }

export type SampleName = keyof typeof samples

/** One way in which a piece is used; the examples are the tests, and the page where all can be seen. */
export type Example = { name: string; html: (l: Locale) => Html }

/** Words for examples, in six languages. */
export const sampleText = (name: SampleName): LangText => samples[name]

/** The same in the reader's language. */
export const say = (l: Locale, name: SampleName): string => l.pick(samples[name]).text

/** The same with its bold words. */
export const sayBold = (l: Locale, name: SampleName): Html =>
  html`${say(l, name)
    .split(/(<\/?b>)/)
    .map((part) => (part === '<b>' ? raw('<strong>') : part === '</b>' ? raw('</strong>') : part))}`
