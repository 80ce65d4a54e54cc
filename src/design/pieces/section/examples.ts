import { recordedWords } from '../content/index.ts'
import { say, sampleText, type Example } from '../samples.ts'
import { section } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Section',
    html: (l) => section({ heading: say(l, 'questionH') }, recordedWords(sampleText('question'), l)),
  },
  {
    name: 'Section with a note and an address of its own',
    html: (l) =>
      section(
        { heading: say(l, 'votesH'), note: say(l, 'roll'), id: 'section-example' },
        recordedWords(sampleText('reservation'), l),
      ),
  },
]
