import { say, type Example } from '../samples.ts'
import { voteChoice } from './index.ts'

export const examples: Example[] = [
  { name: 'Buttons of a vote', html: (l) => voteChoice({ name: 'choice', label: say(l, 'questionH') }, l) },
]
