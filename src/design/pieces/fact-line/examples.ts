import { html } from '../../html.ts'
import { say, sayBold, type Example } from '../samples.ts'
import { status } from '../status/index.ts'
import { factLine } from './index.ts'

export const examples: Example[] = [
  {
    name: 'Fact line',
    html: (l) => factLine(html`${status('yes', say(l, 'adopted'))}${sayBold(l, 'fact')}`),
  },
]
