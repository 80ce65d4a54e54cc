import { selectField, textField } from '../form/index.ts'
import { say, type Example } from '../samples.ts'
import { filterForm } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Filter',
    html: (l) =>
      filterForm(
        {
          keep: { sort: 'due' },
          clearHref: '?',
          fields: [
            selectField(
              {
                name: 'filter-state',
                label: say(l, 'state'),
                small: true,
                short: true,
                value: 'open',
                empty: '–',
                options: [
                  { value: 'open', label: say(l, 'progress') },
                  { value: 'not', label: say(l, 'notstarted') },
                ],
              },
              l,
            ),
            textField({ name: 'filter-name', label: say(l, 'member'), small: true, short: true }, l),
          ],
        },
        l,
      ),
  },
]
