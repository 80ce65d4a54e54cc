import { link } from '../../html.ts'
import { say, type Example } from '../samples.ts'
import { definitionList, sideList, type Fact } from './index.ts'
import type { Locale } from '../../../platform/language/types.ts'

const facts = (l: Locale): Fact[] => [
  { term: say(l, 'when'), value: l.date('2026-06-10', 'weekday') },
  { term: say(l, 'venue'), value: say(l, 'online') },
  { term: say(l, 'documents'), value: [link(say(l, 'agenda'), '#'), link('DC/2026/L.3', '#')] },
]

export const examples: Example[] = [
  { name: 'Definition list', html: (l) => definitionList(facts(l)) },
  { name: 'Definition list, for the side', html: (l) => sideList(facts(l)) },
]
