import { say, type Example } from '../samples.ts'
import { foundMarks, results } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Results of a search',
    html: (l) =>
      results(
        [
          {
            title: say(l, 'guidelines'),
            href: '#',
            about: `${l.t('design.station.decision', { many: 'no' })} · ${say(l, 'council')} · ${l.date('2026-05-14')}`,
            passage: {
              lang: 'en',
              text: `… adopt the guidelines for the ${foundMarks.start}green${foundMarks.end} ${foundMarks.start}screening${foundMarks.end} of projects, as they stand in document DC/2026/L.3 …`,
            },
          },
          {
            title: say(l, 'commitment'),
            href: '#',
            about: say(l, 'promise'),
            passage: { lang: 'zh', text: `……项目${foundMarks.start}绿色筛查${foundMarks.end}准则……` },
          },
        ],
        l,
      ),
  },
  { name: 'Nothing found', html: (l) => results([], l) },
]
