import { notice } from '../notice/index.ts'
import { say, type Example } from '../samples.ts'
import {
  actions,
  checkboxGroup,
  dateField,
  fileField,
  form,
  hidden,
  radioGroup,
  selectField,
  textArea,
  textField,
} from './index.ts'

export const examples: Example[] = [
  {
    name: 'Form',
    html: (l) =>
      form(
        { action: '#', files: true },
        hidden('draft', '7'),
        selectField(
          {
            name: 'member',
            label: say(l, 'member'),
            value: 'A8',
            options: ['A4', 'A8', 'B2'].map((value) => ({ value, label: `${say(l, 'member')} ${value}` })),
          },
          l,
        ),
        radioGroup(
          {
            name: 'answer',
            label: say(l, 'answer'),
            value: 'agrees',
            options: [
              { value: 'agrees', label: say(l, 'agrees') },
              { value: 'comments', label: say(l, 'comments'), hint: say(l, 'wordsHint') },
              { value: 'objects', label: say(l, 'objects') },
            ],
          },
          l,
        ),
        dateField(
          { name: 'date', label: say(l, 'date'), error: say(l, 'dateError'), value: '2026-05-20' },
          l,
        ),
        fileField(
          {
            name: 'letter',
            label: say(l, 'file'),
            hint: say(l, 'fileHint'),
            error: say(l, 'fileError'),
            accept: '.pdf',
          },
          l,
        ),
        textField(
          {
            name: 'email',
            type: 'email',
            label: say(l, 'email'),
            autocomplete: 'email',
            value: 'a8@example.org',
          },
          l,
        ),
        textArea(
          {
            name: 'words',
            label: say(l, 'words'),
            hint: say(l, 'wordsHint'),
            optional: true,
            lang: 'fr',
            value: '',
          },
          l,
        ),
        checkboxGroup(
          {
            name: 'documents',
            label: say(l, 'documents'),
            optional: true,
            values: ['agenda'],
            options: [
              { value: 'agenda', label: say(l, 'agenda') },
              { value: 'draft', label: 'DC/2026/L.3' },
            ],
          },
          l,
        ),
        notice(say(l, 'note')),
        actions([
          { label: say(l, 'check'), main: true },
          { label: say(l, 'draft'), name: 'draft-only', value: '1' },
          { label: say(l, 'agenda'), href: '#' },
        ]),
      ),
  },
]
