import { say, type Example } from '../samples.ts'
import { notice } from './index.ts'

export const examples: Example[] = [
  { name: 'Notice', html: (l) => notice(say(l, 'note')) },
  { name: 'Notice, warning', html: (l) => notice(say(l, 'note'), 'warning', say(l, 'warning')) },
]
