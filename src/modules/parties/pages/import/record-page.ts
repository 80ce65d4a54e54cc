import { actions, form, html, notice, rows, section, type Page } from '../../../../design/index.ts'
import { sentenceOf, type Refusal } from '../../../../platform/record/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { tellAll } from '../../../../platform/web/telling.ts'
import type { Sheet } from '../../import/sheet.ts'
import { plannedFact } from './check-page.ts'
import { importCrumbs, importSteps } from './steps.ts'

/** The last step where the sheet asks for several acts: each in a sentence, and one button for all. */
export async function recordPage(c: Ctx, sheet: Sheet, refusal?: Refusal): Promise<Page> {
  const { l } = c
  const actor = { party: 'secretariat' }
  const sentences = await tellAll(
    c,
    sheet.planned.acts.map(({ type, body }) => ({ type, body, actor, id: '', refs: [] })),
  )
  return {
    title: l.t('record.confirm'),
    crumbs: importCrumbs(c),
    fact: plannedFact(c, sheet),
    status: refusal ? 422 : 200,
    body: [
      importSteps(c, 'record', sheet.id),
      ...(refusal ? [notice(sentenceOf(refusal, l), 'warning')] : []),
      section(
        {
          heading: l.t('record.for-ever'),
          ...(c.actingFor && { note: l.t('web.acting-for', { party: c.actingFor }) }),
        },
        html`<p>${l.t('record.for-ever-words')} ${l.t('parties.import.not-public')}</p>`,
        rows(sentences.map((body) => ({ body }))),
        html`<p>${l.t('parties.import.not-signed')}</p>`,
        form(
          { action: c.href(`/parties/import/${sheet.id}/record`) },
          actions([
            { label: l.t('record.record-it'), main: true },
            { label: l.t('parties.import.back-to-check'), href: c.href(`/parties/import/${sheet.id}/check`) },
          ]),
        ),
      ),
    ],
  }
}
