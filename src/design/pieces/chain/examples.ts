import { say, type Example } from '../samples.ts'
import { status } from '../status/index.ts'
import { chain, type ChainStation, type Station } from './index.ts'
import type { Locale } from '../../../platform/language/types.ts'

const held = (l: Locale): Partial<Record<Station, ChainStation>> => ({
  proposal: { label: 'DC/2026/L.3', href: '#', note: say(l, 'by') },
  decision: { label: `DC/2026/7`, current: true, state: status('yes', say(l, 'adopted')) },
  text: { label: say(l, 'guidelines'), href: '#' },
  commitment: { label: say(l, 'four'), href: '#', state: status('overdue', say(l, 'overdue')) },
  project: { label: say(l, 'screened'), href: '#' },
})

export const examples: Example[] = [
  { name: 'Chain, for the side', html: (l) => chain(held(l), l, { several: ['commitment', 'project'] }) },
  {
    name: 'Chain, across',
    html: (l) => chain(held(l), l, { across: true, several: ['commitment', 'project'] }),
  },
  {
    name: 'Chain, with several at one station and words of the page for a missing one',
    html: (l) =>
      chain(
        {
          text: [
            { label: say(l, 'guidelines'), href: '#' },
            { label: 'DC/2026/8', href: '#' },
          ],
          figure: { missing: say(l, 'noreportWho') },
        },
        l,
      ),
  },
  { name: 'Chain, empty', html: (l) => chain({}, l) },
]
