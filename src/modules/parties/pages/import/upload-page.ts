import {
  actions,
  errorAt,
  errorSummary,
  fileField,
  form,
  html,
  rows,
  section,
  type FormError,
  type Page,
} from '../../../../design/index.ts'
import type { Fault } from '../../../../platform/files/spreadsheet/faults.ts'
import { listDrafts } from '../../../../platform/identity/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { sheetLimits } from '../../import/plan.ts'
import { sheetKind } from '../../import/sheet.ts'
import { faultTable } from './faults.ts'
import { importCrumbs, importSteps, stepHref } from './steps.ts'

/** The first step: which sheet. What was begun and not finished is offered again. */
export async function uploadPage(
  c: Ctx,
  wrong: { readonly errors?: FormError[]; readonly faults?: readonly Fault[] } = {},
): Promise<Page> {
  const { l } = c
  const { errors = [], faults = [] } = wrong
  const begun = c.viewer.account ? await listDrafts(c.db, c.viewer.account.id, sheetKind) : []
  return {
    title: l.t('parties.import'),
    crumbs: importCrumbs(c),
    fact: l.t('parties.import.fact'),
    status: errors.length + faults.length > 0 ? 422 : 200,
    body: [
      importSteps(c, 'upload'),
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      ...(faults.length > 0
        ? [
            section(
              { heading: l.t('parties.import.faults'), note: l.t('parties.import.faults-note') },
              faultTable(faults, l),
            ),
          ]
        : []),
      section(
        { heading: l.t('parties.import.step.upload') },
        form(
          { action: c.href('/parties/import'), files: true },
          fileField(
            {
              name: 'sheet',
              label: l.t('parties.import.sheet'),
              hint: l.t('parties.import.sheet-hint', { rows: sheetLimits.rows }),
              error: errorAt(errors, 'sheet'),
              accept: '.xlsx,.csv',
            },
            l,
          ),
          actions([{ label: l.t('web.go-on'), main: true }]),
        ),
        html`<p class="small">${l.t('parties.import.template')} <a href="${c.href('/parties.xlsx')}">XLSX</a> · <a href="${c.href('/parties.csv')}">CSV</a></p>`,
      ),
      ...(begun.length > 0
        ? [
            section(
              { heading: l.t('parties.import.begun') },
              rows(
                begun.map((draft) => ({
                  when: html`<time datetime="${draft.changed}">${l.instant(draft.changed)}</time>`,
                  body: html`<a href="${stepHref(c, 'columns', draft.id)}"><bdi>${(draft.content as { name: string }).name}</bdi></a>`,
                })),
              ),
            ),
          ]
        : []),
    ],
  }
}
