import { html, link } from '../../html.ts'
import { recordedWords } from '../content/index.ts'
import { sampleText, say, type Example } from '../samples.ts'
import { links, rows } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Rows',
    html: (l) =>
      rows([
        {
          heading: html`${say(l, 'member')} D2`,
          body: recordedWords(sampleText('reservation'), l),
          note: link(l.t('design.recorded.act', { index: 1206 }), '#'),
        },
        { heading: html`${say(l, 'member')} B7`, body: say(l, 'noreport') },
      ]),
  },
  {
    name: 'Rows, small, newest first',
    html: (l) =>
      rows(
        [
          { when: link(l.t('design.recorded.act', { index: 1209 }), '#'), body: say(l, 'commitment') },
          { when: link(l.t('design.recorded.act', { index: 1208 }), '#'), body: say(l, 'scholars') },
        ],
        { small: true, newestFirst: true },
      ),
  },
  { name: 'Links', html: (l) => links([link('DC/2026/L.3', '#'), link(say(l, 'agenda'), '#')]) },
]
