import type { Locale } from '../platform/language/types.ts'
import { html, type Html } from './html.ts'
import { allExamples } from './pieces/all.ts'
import { section } from './pieces/section/index.ts'

/** Every piece with its examples, for the page `/<language>/design`. Their names are those of the code, in English. */
export const gallery = (l: Locale): Html =>
  html`${allExamples.map((example) =>
    section({ heading: html`<span lang="en" dir="ltr">${example.name}</span>` }, example.html(l)),
  )}`
