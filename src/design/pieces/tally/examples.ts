import { say, type Example } from '../samples.ts'
import { tally, type TallyPart } from './index.ts'

/** As decided by 40 members. */
export const sampleParts: TallyPart[] = [
  { choice: 'yes', count: 31, inBase: true, href: '?choice=yes' },
  { choice: 'no', count: 2, inBase: true, href: '?choice=no' },
  { choice: 'abstention', count: 5, inBase: false, href: '?choice=abstention' },
  { choice: 'not-voting', count: 1, inBase: false },
  { choice: 'absent', count: 1, inBase: false },
]

export const examples: Example[] = [
  {
    name: 'Tally, a mark for each vote',
    html: (l) => tally({ parts: sampleParts, required: { count: 22, words: say(l, 'required') } }, l),
  },
  {
    name: 'Tally of 193, a bar for each choice',
    html: (l) =>
      tally(
        {
          parts: [
            { choice: 'yes', count: 141, inBase: true, href: '#' },
            { choice: 'no', count: 22, inBase: true, href: '#' },
            { choice: 'abstention', count: 18, inBase: false },
            { choice: 'absent', count: 12, inBase: false },
          ],
          required: { count: 109, words: say(l, 'requiredMany') },
        },
        l,
      ),
  },
]
