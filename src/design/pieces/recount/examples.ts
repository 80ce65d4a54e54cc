import { say, type Example } from '../samples.ts'
import { formula, fraction, recount } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Recount',
    html: (l) =>
      recount(
        [
          {
            step: say(l, 'quorum'),
            computation: formula(
              fraction('39', '40'),
              '>',
              fraction('1', '2'),
              ':',
              '39',
              '×',
              '2',
              '=',
              '78',
              '>',
              '40',
            ),
            holds: true,
          },
          { step: say(l, 'base'), computation: formula('31', '+', '2', '=', '33') },
          { step: say(l, 'least'), computation: formula(fraction('2', '3'), '×', '33', '=', '22') },
          {
            step: say(l, 'reached'),
            computation: formula(
              fraction('31', '33'),
              '≥',
              fraction('2', '3'),
              ':',
              '31',
              '×',
              '3',
              '=',
              '93',
              '≥',
              '33',
              '×',
              '2',
              '=',
              '66',
            ),
            holds: true,
            last: true,
          },
        ],
        l,
      ),
  },
]
