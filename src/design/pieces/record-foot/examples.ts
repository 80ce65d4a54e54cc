import type { Example } from '../samples.ts'
import { recordFoot } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Record',
    html: (l) =>
      recordFoot(
        {
          index: 1204,
          href: '#',
          receiptHref: '#',
          verifyHref: '#',
          when: l.instant('2026-05-14T15:22:08Z'),
        },
        l,
      ),
  },
]
