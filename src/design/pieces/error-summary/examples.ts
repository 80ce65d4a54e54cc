import { say, type Example } from '../samples.ts'
import { errorSummary } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Error summary',
    html: (l) =>
      errorSummary(
        [
          { name: 'date', words: say(l, 'dateError') },
          { name: 'letter', words: say(l, 'fileError') },
        ],
        l,
      ),
  },
]
