import { html } from '../../html.ts'
import { say, type Example } from '../samples.ts'
import { mark, status } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Status',
    html: (l) =>
      html`<p>${status('yes', say(l, 'adopted'))}</p>
        <p>${status('no', say(l, 'rejected'))}</p>
        <p>${status('open', say(l, 'progress'))}</p>
        <p>${status('overdue', say(l, 'late'))}</p>
        <p>${status('none', say(l, 'notstarted'))}</p>
        <p>${status('absent', say(l, 'absent'))}</p>`,
  },
  { name: 'Status, quiet', html: (l) => html`<p>${mark('yes', say(l, 'agrees'))}</p>` },
]
