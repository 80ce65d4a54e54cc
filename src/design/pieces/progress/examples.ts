import { say, type Example } from '../samples.ts'
import { progress } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Progress',
    html: (l) =>
      progress(
        {
          label: say(l, 'reading'),
          id: 'progress-example',
          done: 41_300_000,
          total: 118_000_000,
          rows: 182_041,
          rate: 4100,
          secondsLeft: 250,
        },
        l,
      ),
  },
]
