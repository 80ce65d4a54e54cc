import { say, type Example } from '../samples.ts'
import { stepper } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Stepper',
    html: (l) =>
      stepper(
        [
          { label: say(l, 'step1'), state: 'done', href: '#' },
          { label: say(l, 'step2'), state: 'now' },
          { label: say(l, 'step3'), state: 'ahead' },
        ],
        l,
      ),
  },
]
