import {
  actions,
  bareContent,
  content,
  html,
  link,
  recordedWords,
  rich,
  section,
  type Action,
  type Page,
} from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/viewer.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findText, paragraphsOf } from '../../instruments/index.ts'
import { evidenceOf, findCommitmentAt, reportsOn } from '../queries.ts'
import { addressOf } from '../rules/address.ts'
import { standingOn, type Progress } from '../rules/standing.ts'
import { evidenceList } from './evidence-list.ts'
import { reportLine } from './report-line.ts'
import { standingMark, stateMark } from './standing-mark.ts'

/** A commitment: who promised what by when, from which paragraph, what was reported, and what shows delivery. */
export async function commitmentPage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const commitment = await findCommitmentAt(db, c.params['id'] ?? '')
  if (!commitment) return undefined
  const [reports, evidence, text, paragraphs, names] = await Promise.all([
    reportsOn(db, commitment.id),
    evidenceOf(db, commitment.id),
    findText(db, commitment.text),
    paragraphsOf(db, commitment.text),
    c.house.nameParties([commitment.party]),
  ])
  const paragraph = paragraphs.find(({ number }) => number === commitment.paragraph)
  if (!text || !paragraph) return undefined
  const standing = standingOn(
    c.today,
    commitment.due,
    (reports.at(-1)?.progress as Progress | undefined) ?? null,
  )
  const address = addressOf(commitment.number)
  const reporting = actsWith(c.viewer, 'report', commitment.party)
  const offer = (label: string, to: string, main: boolean): Action[] =>
    reporting ? [{ label: l.t(label), href: c.href(`/commitments/${address}/${to}`), main }] : []
  const offered = [
    ...offer('commitments.report', 'report', true),
    ...offer('commitments.link-evidence', 'evidence', false),
  ]
  return {
    title: l.pick(commitment.title).text,
    heading: content(commitment.title, l),
    crumbs: [{ label: l.t('commitments.title'), href: c.href('/commitments') }, { label: address }],
    fact: rich(l, commitment.due === null ? 'commitments.fact-one-no-day' : 'commitments.fact-one', {
      state: html`${standingMark(standing, l)}${standing.overdue ? html` (${stateMark(standing.state, l)})` : ''}`,
      party: link(bareContent(names.get(commitment.party) ?? {}, l), c.href(`/parties/${commitment.party}`)),
      accepted: l.date(commitment.accepted.slice(0, 10)),
      ...(commitment.due !== null && { due: l.date(commitment.due) }),
    }),
    body: [
      section(
        {
          heading: l.t('commitments.source'),
          note: rich(l, 'commitments.from', {
            text: link(bareContent(text.title, l), c.href(`/texts/${text.address}`)),
            number: commitment.paragraph,
          }),
        },
        recordedWords(paragraph.words, l, text.authentic[0]),
        html`<p class="small">${link(l.t('commitments.in-text'), c.href(`/texts/${text.address}#paragraph-${commitment.paragraph}`))}</p>`,
      ),
      section(
        { heading: l.t('commitments.reports'), id: 'reports' },
        await reportLine(c, commitment, reports, standing),
        offered.length > 0 ? actions(offered) : '',
      ),
      section(
        {
          heading: l.t('commitments.evidence'),
          note: l.t('commitments.evidence-note'),
          id: 'evidence',
        },
        await evidenceList(c, evidence),
      ),
    ],
    side: await linkedTo(c, commitment.id),
    record: await recordFootOf(c, commitment.id),
  }
}
