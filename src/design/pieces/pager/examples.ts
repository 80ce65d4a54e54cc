import { say, type Example } from '../samples.ts'
import { downloadLine, pager } from './index.ts'

const downloads = [
  { label: 'CSV', href: '#' },
  { label: 'JSON', href: '#' },
]

export const examples: Example[] = [
  {
    name: 'Pager',
    html: (l) =>
      pager(
        {
          label: say(l, 'promise'),
          from: 26,
          to: 50,
          total: 1204,
          previousHref: '?page=1',
          nextHref: '?page=3',
          allHref: '?page=all',
          downloads,
        },
        l,
      ),
  },
  { name: 'Downloads', html: (l) => downloadLine(downloads, l) },
]
