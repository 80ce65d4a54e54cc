import { link } from '../../html.ts'
import { say, type Example } from '../samples.ts'
import { emptyState } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Empty state',
    html: (l) =>
      emptyState({
        what: say(l, 'noreport'),
        who: say(l, 'noreportWho'),
        action: link(say(l, 'check'), '#'),
      }),
  },
]
