import type { Example } from '../samples.ts'
import { redline } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Redline',
    html: (l) =>
      redline(
        {
          lang: 'en',
          paragraphs: [
            {
              number: '6',
              parts: [
                { kind: 'same', text: 'The grade of an existing project ' },
                { kind: 'deleted', text: 'is set again at once' },
                { kind: 'inserted', text: 'stays unchanged until its next review' },
                { kind: 'same', text: '.' },
              ],
            },
            {
              number: '7',
              parts: [{ kind: 'inserted', text: 'The first review takes place within three years.' }],
            },
          ],
        },
        l,
      ),
  },
]
