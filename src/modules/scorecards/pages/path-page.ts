import {
  bareContent,
  chain,
  content,
  contentBlock,
  html,
  phases as drawPhases,
  rich,
  section,
  stations,
  status,
  table,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { Subject } from '../../../platform/web/house.ts'
import { chainItem, subjectsBelow } from '../../../platform/web/links.ts'
import { findPath, findProgramme } from '../../paths/index.ts'
import { countStations } from '../queries.ts'
import { current, standing, type PhaseStanding } from '../rules/phases.ts'

const marks = { proven: 'yes', 'in-progress': 'open', 'not-started': 'none' } as const
const mostAtStation = 5

/** A path's scorecard: its phases and what proves them, its chain, and everything along it in a table. */
export async function pathPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const path = await findPath(c.db, c.params['code'] ?? '')
  if (!path) return undefined
  const [programme, subjects] = await Promise.all([
    findProgramme(c.db, path.programme),
    subjectsBelow(c.house, c.db, path.id),
  ])
  const counts = countStations(subjects)
  const standings = standing(counts)
  const now = current(standings)
  const title = l.t('scorecards.title', { number: path.number, title: l.pick(path.title).text })
  return {
    title,
    heading: html`${l.t('scorecards.number', { number: path.number })} ${content(path.title, l)}`,
    crumbs: [
      { label: l.t('paths.title'), href: c.href('/paths') },
      { label: l.pick(programme?.title ?? {}).text, href: c.href(`/paths#${path.programme}`) },
      { label: l.number(path.number) },
    ],
    wide: true,
    fact: rich(l, 'scorecards.fact', {
      phase: l.t(`scorecards.phase.${now}`),
      decisions: counts.decision,
      commitments: counts.commitment,
      projects: counts.project,
    }),
    body: [
      section({ heading: l.t('scorecards.aim') }, contentBlock(path.aim, l)),
      section(
        { heading: l.t('scorecards.phases'), note: l.t('scorecards.phases-note') },
        drawPhases(standings.map((one, i) => phaseOf(c, one, i, one.phase === now, subjects))),
      ),
      section(
        { heading: l.t('scorecards.chain'), note: l.t('scorecards.chain-note') },
        chain(
          Object.fromEntries(
            stations.map((station) => [
              station,
              at(subjects, station)
                .slice(0, mostAtStation)
                .map((subject) => chainItem(c, subject)),
            ]),
          ),
          l,
          { across: true },
        ),
      ),
      section(
        { heading: l.t('scorecards.everything') },
        table(
          {
            label: l.t('scorecards.everything'),
            columns: [
              { name: l.t('scorecards.what'), header: true },
              { name: l.t('scorecards.station') },
              { name: l.t('scorecards.state') },
            ],
            rows: stations.flatMap((station) =>
              at(subjects, station).map((subject) => [
                html`<a href="${c.href(subject.href)}">${bareContent(subject.title, l)}</a>`,
                l.t(`design.station.${station}`, { many: 'no' }),
                subject.state ? status(subject.state.mark, l.t(subject.state.words)) : '',
              ]),
            ),
            empty: l.t('scorecards.nothing'),
          },
          l,
        ),
      ),
    ],
    record: await recordFootOf(c, path.id),
  }
}

const at = (subjects: readonly Subject[], station: string): Subject[] =>
  subjects.filter((subject) => subject.station === station)

function phaseOf(
  c: Ctx,
  { phase, state, provenBy }: PhaseStanding,
  i: number,
  now: boolean,
  subjects: readonly Subject[],
) {
  const { l } = c
  const proofs = provenBy.flatMap((station) => at(subjects, station)).slice(0, mostAtStation)
  return {
    number: l.t('scorecards.phase-number', { n: i + 1 }),
    name: l.t(`scorecards.phase.${phase}`),
    state: status(marks[state], l.t(`scorecards.phase-state.${state}`)),
    body:
      proofs.length === 0
        ? html`<p class="small soft">${l.t(`scorecards.proof-missing.${phase}`)}</p>`
        : html`<ul class="rows small">${proofs.map(
            (subject) =>
              html`<li><span class="soft">${l.t(`design.station.${subject.station}`, { many: 'no' })}</span> <a href="${c.href(subject.href)}">${bareContent(subject.title, l)}</a></li>`,
          )}</ul>`,
    now,
  }
}
