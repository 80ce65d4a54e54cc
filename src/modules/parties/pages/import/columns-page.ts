import {
  actions,
  checkboxGroup,
  errorAt,
  errorSummary,
  form,
  hidden,
  html,
  radioGroup,
  section,
  selectField,
  table,
  type FormError,
  type Html,
  type Option,
  type Page,
} from '../../../../design/index.ts'
import { columnLetters } from '../../../../platform/files/spreadsheet/faults.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { dateOrders } from '../../import/days.ts'
import type { Sheet } from '../../import/sheet.ts'
import { statusWords } from '../../import/status-words.ts'
import { columnNames } from '../../import/vocabulary.ts'
import { partyKinds, rights } from '../../tables.ts'
import { wordsOf } from './faults.ts'
import { importCrumbs, importSteps } from './steps.ts'

/** Which faults are settled on this page, by the field that settles them. */
const fieldOf: Readonly<Record<string, string>> = {
  'no-name-column': 'column.0',
  'no-kind-column': 'kind',
  'column-mapped-twice': 'column.0',
  'ambiguous-date': 'order',
  'missing-status': 'status',
}

/** What is not settled yet, each thing once, with the field that settles it. */
export function columnErrors(c: Ctx, { planned }: Sheet): FormError[] {
  const found = new Map<string, FormError>()
  const nothing = planned.admitted.length + planned.updated.length + planned.skipped.length === 0
  for (const fault of planned.faults) {
    const name = fieldOf[fault.reason]
    // Some rows may be left out for want of a status, but not all of them.
    if (fault.reason === 'missing-status' && !nothing) continue
    if (name !== undefined && !found.has(fault.reason))
      found.set(fault.reason, { name, words: wordsOf(fault, c.l) })
  }
  return [...found.values()]
}

/** The second step: what each column holds, how days are written, and what the sheet's words for statuses mean. */
export function columnsPage(c: Ctx, sheet: Sheet, errors: FormError[] = []): Page {
  const { l } = c
  const action = c.href(`/parties/import/${sheet.id}/columns`)
  return {
    title: l.t('parties.import.step.columns'),
    crumbs: importCrumbs(c),
    fact: l.t('parties.import.columns-fact', {
      rows: sheet.table.rows.length,
      columns: sheet.table.header.length,
      name: sheet.name,
    }),
    status: errors.length > 0 ? 422 : 200,
    body: [
      importSteps(c, 'columns', sheet.id),
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      section(
        { heading: l.t('parties.import.step.columns'), note: l.t('parties.import.columns-note') },
        form(
          { action },
          columnTable(c, sheet, errors),
          ...whole(c, sheet, errors),
          ...statusFields(c, sheet),
          actions([{ label: l.t('parties.import.to-check'), main: true }]),
        ),
        form(
          { action: c.href(`/parties/import/${sheet.id}/discard`) },
          actions([{ label: l.t('parties.import.discard') }]),
        ),
      ),
    ],
  }
}

function columnTable(c: Ctx, { table: { header, rows }, plan }: Sheet, errors: FormError[]): Html {
  const { l } = c
  const options = meanings(c)
  return table(
    {
      label: l.t('parties.import.step.columns'),
      columns: [
        { name: l.t('parties.import.column') },
        { name: l.t('parties.import.first-values') },
        { name: l.t('parties.import.meaning') },
      ],
      rows: header.map((title, i) => [
        html`<bdi>${title || columnLetters(i + 1)}</bdi>`,
        html`<span class="small soft">${samples(rows, i).map((value, n) => html`${n ? html`<br />` : ''}<bdi>${value}</bdi>`)}</span>`,
        selectField(
          {
            name: `column.${i}`,
            label: html`<span class="vh">${l.t('parties.import.meaning-of', { column: title || columnLetters(i + 1) })}</span>`,
            small: true,
            error: i === 0 ? errorAt(errors, 'column.0') : undefined,
            empty: l.t('parties.import.passed-over'),
            value: plan.columns[i] ?? '',
            options,
          },
          l,
        ),
      ]),
    },
    l,
  )
}

const samples = (rows: Sheet['table']['rows'], column: number): string[] =>
  [...new Set(rows.map(({ cells }) => (cells[column] ?? '').trim()).filter(Boolean))]
    .slice(0, 3)
    .map((value) => (value.length > 60 ? `${value.slice(0, 60)}…` : value))

/** Every meaning that a column can have; names once for each language of the mechanism. */
const meanings = (c: Ctx): Option[] =>
  columnNames.flatMap((name) => {
    const label = c.l.t(`parties.column.${name}`)
    if (name !== 'name' && name !== 'shortName') return [{ value: name, label }]
    return c.languages.map((lang) => ({
      value: `${name}:${lang}`,
      label: c.l.t('parties.import.in-language', { column: label, language: c.l.ownName(lang) }),
    }))
  })

/** What is said once for all rows. */
function whole(c: Ctx, { plan, known, planned }: Sheet, errors: FormError[]): (Html | '')[] {
  const { l } = c
  const ambiguous = planned.faults.some(({ reason }) => reason === 'ambiguous-date')
  return [
    ambiguous || plan.dateOrder
      ? radioGroup(
          {
            name: 'order',
            label: l.t('parties.import.order'),
            hint: l.t('parties.import.order-hint'),
            error: errorAt(errors, 'order'),
            value: plan.dateOrder ?? '',
            options: dateOrders.map((value) => ({ value, label: l.t(`parties.import.order.${value}`) })),
          },
          l,
        )
      : '',
    selectField(
      {
        name: 'kind',
        short: true,
        optional: true,
        label: l.t('parties.import.kind'),
        error: errorAt(errors, 'kind'),
        empty: l.t('parties.import.none'),
        value: plan.kind ?? '',
        options: partyKinds.map((value) => ({ value, label: l.t(`parties.kind.${value}`) })),
      },
      l,
    ),
    selectField(
      {
        name: 'status',
        short: true,
        optional: true,
        label: l.t('parties.import.status'),
        error: errorAt(errors, 'status'),
        empty: l.t('parties.import.none'),
        value: plan.status ?? '',
        options: [...known.statuses, ...(plan.define ?? [])].map(({ code, name }) => ({
          value: code,
          label: l.pick(name).text,
        })),
      },
      l,
    ),
  ]
}

/** The sheet's words that are no status here: each means one that there is, or a new one with its rights. */
const statusFields = (c: Ctx, sheet: Sheet): Html[] =>
  statusWords(sheet).map(({ word, code, isNew, rights: held }, i) => {
    const { l } = c
    return html`${hidden(`word.${i}`, word)}${selectField(
      {
        name: `word-means.${i}`,
        optional: true,
        label: l.t('parties.import.word', { word }),
        hint: l.t('parties.import.word-hint'),
        empty: l.t('parties.import.word-left-out'),
        value: isNew ? 'new' : (code ?? ''),
        options: [
          { value: 'new', label: l.t('parties.import.word-new') },
          ...sheet.known.statuses.map((status) => ({ value: status.code, label: l.pick(status.name).text })),
        ],
      },
      l,
    )}${checkboxGroup(
      {
        name: `word-rights.${i}`,
        optional: true,
        label: l.t('parties.import.word-rights', { word }),
        values: held,
        options: rights.map((right) => ({ value: right, label: l.t(`parties.right.${right}`) })),
      },
      l,
    )}`
  })
