import { html } from '../../html.ts'
import { sampleText, say, type Example } from '../samples.ts'
import { sideBySide } from './index.ts'

const reservation = sampleText('reservation')

export const examples: Example[] = [
  {
    name: 'Languages side by side, one missing',
    html: (l) =>
      sideBySide(
        {
          languages: ['en', 'ar', 'zh'],
          standing: { en: say(l, 'authentic'), ar: say(l, 'authentic'), zh: say(l, 'translation') },
          paragraphs: [
            { text: sampleText('guidelines'), heading: true },
            { number: '6', text: { ...reservation, zh: '' } },
            { number: '7', text: sampleText('note') },
          ],
        },
        l,
      ),
  },
  {
    name: 'Two languages',
    html: (l) => sideBySide({ languages: ['fr', 'ru'], paragraphs: [{ number: '6', text: reservation }] }, l),
  },
  {
    name: 'One language, with what stands under a paragraph',
    html: (l) =>
      sideBySide(
        {
          languages: [l.lang in reservation ? l.lang : 'en'],
          paragraphs: [
            { number: '6', text: reservation, below: html`<p class="small soft">${say(l, 'note')}</p>` },
            { number: '7', text: sampleText('note') },
          ],
        },
        l,
      ),
  },
]
