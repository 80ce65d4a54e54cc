import { html } from '../../html.ts'
import { sampleText, type Example } from '../samples.ts'
import { content, contentBlock, recordedWords } from './index.ts'

const onlyRussian = { ru: sampleText('guidelines')['ru'] ?? '' }
const onlyArabic = { ar: sampleText('reservation')['ar'] ?? '' }

export const examples: Example[] = [
  {
    name: 'Content in the language of the page',
    html: (l) => html`<p>${content(sampleText('guidelines'), l)}</p>`,
  },
  { name: 'Content in another language', html: (l) => html`<p>${content(onlyRussian, l)}</p>` },
  { name: 'Content in paragraphs', html: (l) => contentBlock(onlyArabic, l) },
  { name: 'Words on the record', html: (l) => recordedWords(sampleText('question'), l) },
  { name: 'Words on the record in another language', html: (l) => recordedWords(onlyArabic, l) },
]
