import { html, link } from '../../html.ts'
import { rows } from '../rows/index.ts'
import { say, type Example } from '../samples.ts'
import { status } from '../status/index.ts'
import { phases } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Phases',
    html: (l) =>
      phases([
        {
          number: say(l, 'phase1'),
          name: say(l, 'outreach'),
          state: status('yes', say(l, 'proven')),
          body: rows([{ body: link('DC/2026/L.3', '#') }], { small: true }),
        },
        {
          number: say(l, 'phase2'),
          name: say(l, 'design'),
          state: status('open', say(l, 'progress')),
          body: rows([{ body: link('DC/2026/7', '#') }, { body: link(say(l, 'four'), '#') }], {
            small: true,
          }),
          now: true,
        },
        {
          number: say(l, 'phase3'),
          name: say(l, 'evaluation'),
          state: status('none', say(l, 'notstarted')),
          body: html`<p class="small soft">${say(l, 'noreport')}</p>`,
        },
      ]),
  },
]
