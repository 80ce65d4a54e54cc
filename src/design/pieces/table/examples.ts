import { html, link } from '../../html.ts'
import { say, type Example } from '../samples.ts'
import { status } from '../status/index.ts'
import { table } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Table, sorted by its address',
    html: (l) =>
      table(
        {
          label: say(l, 'promise'),
          columns: [
            { name: say(l, 'promise') },
            { name: say(l, 'due'), sort: { href: '?sort=-due', now: 'ascending' }, nowrap: true },
            { name: say(l, 'value'), align: 'end', sort: { href: '?sort=value' } },
            { name: say(l, 'state') },
          ],
          rows: [
            [
              html`${link(say(l, 'commitment'), '#')}<br /><span class="soft small"
                  >${say(l, 'member')} B3</span
                >`,
              l.date('2026-04-30', 'short'),
              l.number('1204.50'),
              status('overdue', say(l, 'late')),
            ],
            [
              html`${link(say(l, 'scholars'), '#')}<br /><span class="soft small"
                  >${say(l, 'member')} A6</span
                >`,
              l.date('2026-06-30', 'short'),
              l.number('40.00'),
              status('open', say(l, 'progress')),
            ],
            { cells: [say(l, 'reached'), '', l.number('1244.50'), ''], sum: true },
          ],
        },
        l,
      ),
  },
  {
    name: 'Table, dense, with a caption',
    html: (l) =>
      table(
        {
          label: say(l, 'period'),
          caption: say(l, 'shareSub'),
          dense: true,
          columns: [{ name: say(l, 'period') }, { name: say(l, 'value'), align: 'end' }],
          rows: [
            ['2019', l.percent('12.4')],
            ['2020', l.percent('17.2')],
          ],
        },
        l,
      ),
  },
  {
    name: 'Table without rows',
    html: (l) => table({ label: '–', columns: [{ name: '–' }], rows: [], empty: say(l, 'noreport') }, l),
  },
]
