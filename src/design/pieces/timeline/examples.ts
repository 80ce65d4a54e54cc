import { html, link } from '../../html.ts'
import { say, type Example } from '../samples.ts'
import { status } from '../status/index.ts'
import { timeline } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Timeline',
    html: (l) =>
      timeline([
        {
          when: html`<time datetime="2026-03-02">${l.date('2026-03-02')}</time> ·
            ${link(l.t('design.recorded.act', { index: 1102 }), '#')}`,
          label: 'DC/2026/L.3',
          href: '#',
          body: say(l, 'by'),
        },
        {
          when: html`<time datetime="2026-05-14">${l.date('2026-05-14')}</time> ·
            ${link(l.t('design.recorded.act', { index: 1204 }), '#')}`,
          label: 'DC/2026/7',
          state: status('yes', say(l, 'adopted')),
          current: true,
        },
        { when: l.date('2027-05-14'), label: say(l, 'evaluation'), ahead: true },
      ]),
  },
]
