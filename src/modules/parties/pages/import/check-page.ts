import {
  actions,
  content,
  form,
  html,
  notice,
  section,
  selectField,
  table,
  type Html,
  type Page,
} from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import type { ImportedParty } from '../../import/party.ts'
import type { Repeated } from '../../import/plan.ts'
import type { Sheet } from '../../import/sheet.ts'
import { faultTable } from './faults.ts'
import { importCrumbs, importSteps } from './steps.ts'

const mostShown = 500

/** What taking over the sheet would do, in one sentence. */
export const plannedFact = (c: Ctx, { planned }: Sheet): string =>
  c.l.t('parties.import.check-fact', {
    admitted: planned.admitted.length,
    updated: planned.updated.length,
    skipped: planned.skipped.length,
    left: planned.leftOut.length,
  })

/** The third step: every fault with its place, every party that is there already, and all that would be taken over. */
export function checkPage(c: Ctx, sheet: Sheet, refusal?: string): Page {
  const { l } = c
  const { planned } = sheet
  const columns = c.href(`/parties/import/${sheet.id}/columns`)
  return {
    title: l.t('parties.import.step.check'),
    crumbs: importCrumbs(c),
    fact: plannedFact(c, sheet),
    status: refusal ? 422 : 200,
    body: [
      importSteps(c, 'check', sheet.id),
      ...(refusal ? [notice(refusal, 'warning')] : []),
      ...(planned.faults.length > 0
        ? [
            section(
              { heading: l.t('parties.import.faults'), note: l.t('parties.import.faults-left') },
              faultTable(planned.faults, l),
            ),
          ]
        : []),
      section(
        { heading: l.t('parties.import.to-record') },
        form(
          { action: c.href(`/parties/import/${sheet.id}/check`) },
          repeatedTable(c, sheet),
          actions([
            ...(planned.blocked ? [] : [{ label: l.t('web.go-on'), main: true }]),
            { label: l.t('parties.import.back-to-columns'), href: columns },
          ]),
        ),
      ),
      section({ heading: l.t('parties.import.admitted') }, partyTable(c, sheet, planned.admitted)),
    ],
  }
}

function repeatedTable(c: Ctx, { planned, known }: Sheet): Html | '' {
  const { l } = c
  if (planned.repeated.length === 0) return ''
  const names = new Map(known.parties.map(({ id, name }) => [id, name]))
  const whom = ({ of }: Repeated): Html =>
    typeof of === 'number'
      ? html`${l.t('parties.import.as-row', { line: of })}`
      : html`<a href="${c.href(`/parties/${of}`)}">${content(names.get(of) ?? {}, l)}</a>`
  return html`<p>${l.t('parties.import.repeated-note')}</p>${table(
    {
      label: l.t('parties.import.repeated'),
      columns: [
        { name: l.t('parties.import.place'), nowrap: true },
        { name: l.t('parties.name') },
        { name: l.t('parties.import.seems') },
        { name: l.t('parties.import.becomes') },
      ],
      rows: planned.repeated.map((one) => [
        l.t('parties.fault.at-line', { line: one.line }),
        content(one.party.names, l),
        html`${whom(one)} <span class="small soft">${l.t(`parties.import.by.${one.by}`)}</span>`,
        selectField(
          {
            name: `line.${one.line}`,
            label: html`<span class="vh">${l.t('parties.import.becomes')}</span>`,
            small: true,
            value: one.choice,
            options: one.choices.map((value) => ({ value, label: l.t(`parties.import.choice.${value}`) })),
          },
          l,
        ),
      ]),
    },
    l,
  )}`
}

function partyTable(c: Ctx, { known, plan }: Sheet, parties: readonly ImportedParty[]): Html {
  const { l } = c
  const statuses = new Map(
    [...known.statuses, ...(plan.define ?? [])].map(({ code, name }) => [code, l.pick(name).text]),
  )
  return html`${table(
    {
      label: l.t('parties.import.admitted'),
      columns: [
        { name: l.t('parties.name') },
        { name: l.t('parties.identifier') },
        { name: l.t('parties.kind') },
        { name: l.t('parties.country') },
        { name: l.t('parties.status') },
        { name: l.t('parties.since') },
      ],
      rows: parties
        .slice(0, mostShown)
        .map((party) => [
          content(party.names, l),
          html`<code>${party.slug}</code>`,
          party.kind ? l.t(`parties.kind.${party.kind}`) : '',
          party.country ? l.regionName(party.country) : '',
          statuses.get(party.status ?? '') ?? '',
          party.since ? l.date(party.since, 'short') : '',
        ]),
      empty: l.t('parties.import.admits-none'),
    },
    l,
  )}${
    parties.length > mostShown
      ? html`<p class="small soft">${l.t('parties.import.more', { count: parties.length - mostShown })}</p>`
      : ''
  }`
}
