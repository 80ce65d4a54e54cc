import {
  content,
  definitionList,
  html,
  section,
  spaced,
  type Fact,
  type Html,
} from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'
import { textsOf } from '../../rules/texts.ts'
import { dateName, statusName } from '../codes.ts'
import type { ShownProject } from '../project-page.ts'

/** Identifier, status and dates, and how it is marked. */
export function factsSection(c: Ctx, { activity }: ShownProject): Html {
  const { l } = c
  const facts: Fact[] = [
    { term: l.t('projects.identifier'), value: html`<code dir="ltr">${activity.identifier}</code>` },
    { term: l.t('projects.status'), value: statusName(l, activity.status) },
    ...activity.dates.map(({ type, date, narratives }) => ({
      term: dateName(l, type),
      value: spaced([dayWords(c, date), narratives.length > 0 && content(textsOf(narratives), l)]),
    })),
  ]
  if (activity.humanitarian) facts.push({ term: l.t('projects.humanitarian'), value: l.t('projects.yes') })
  if (activity.hierarchy > 1) facts.push({ term: l.t('projects.level'), value: l.number(activity.hierarchy) })
  if (activity.reporting.secondary)
    facts.push({ term: l.t('projects.reporting-organisation'), value: l.t('projects.secondary') })
  const marks = [
    ...activity.tags.map((tag) => ({ ...tag, list: 'TagVocabulary' })),
    ...activity.policyMarkers.map((marker) => ({ ...marker, list: 'PolicyMarkerVocabulary' })),
  ]
  if (marks.length > 0)
    facts.push({
      term: l.t('projects.marks'),
      value: marks.map(({ vocabulary, code, names, list }) =>
        spaced([
          html`<bdi>${list} ${vocabulary}: ${code}</bdi>`,
          names.length > 0 && content(textsOf(names), l),
        ]),
      ),
    })
  return section({ heading: l.t('projects.facts') }, definitionList(facts))
}

/** A day as the language writes it; one beyond the years that it writes stays as the file has it. */
export const dayWords = ({ l }: Ctx, day: string | undefined): string =>
  day === undefined || day === '' ? '' : /^\d{4}-\d\d-\d\d$/.test(day) ? l.date(day, 'short') : day
