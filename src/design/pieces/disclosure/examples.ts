import { html } from '../../html.ts'
import { say, type Example } from '../samples.ts'
import { disclosure } from './index.ts'

export const examples: Example[] = [
  { name: 'Disclosure', html: (l) => disclosure(say(l, 'documents'), html`<p>${say(l, 'agenda')}</p>`) },
]
