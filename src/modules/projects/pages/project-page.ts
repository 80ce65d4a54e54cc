import { bareContent, chain, content, html, rich, type Html, type Page } from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { LangText } from '../../../platform/language/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { activityFrom, fromJsonML, type Activity } from '../iati/index.ts'
import { findFile } from '../queries/files.ts'
import { findLink, findProject, treeOf } from '../queries/find.ts'
import { moneyOfEach } from '../queries/totals.ts'
import { addressOf } from '../rules/address.ts'
import { textsOf } from '../rules/texts.ts'
import type { ActivityFileRow } from '../tables.ts'
import { statusName } from './codes.ts'
import { amounts } from './money.ts'
import { descriptionSection } from './project/description.ts'
import { documentsSection } from './project/documents.ts'
import { factsSection } from './project/facts.ts'
import { languagesSection } from './project/languages.ts'
import { budgetsSection, transactionsSection } from './project/money.ts'
import { organisationsSection } from './project/organisations.ts'
import { relatedSection } from './project/related.ts'
import { resultsSection } from './project/results.ts'
import { sourceSection } from './project/source.ts'
import { placesSection, sectorsSection } from './project/where.ts'

/** What the parts of a project's page are made from. */
export interface ShownProject {
  readonly activity: Activity
  readonly file: ActivityFileRow
  /** where the activity begins in the file */
  readonly line: number
}

/** A project as its reporting organisation published it: everything in words, the rest in its XML. */
export async function projectPage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const identifier = c.params['identifier'] ?? ''
  const found = await findProject(db, identifier)
  const file = found && (await findFile(db, found.file))
  if (!found || !file) return undefined
  const [{ tree }, link, money] = await Promise.all([
    treeOf(db, found),
    findLink(db, identifier),
    moneyOfEach(db, [identifier]),
  ])
  const activity = activityFrom(fromJsonML(tree))
  const project: ShownProject = { activity, file, line: found.line }
  const titles = textsOf(activity.titles)
  const title = l.pick(titles).text || identifier
  const sums = money.get(identifier)
  return {
    title,
    heading: Object.keys(titles).length > 0 ? content(titles, l) : html`<bdi>${identifier}</bdi>`,
    crumbs: [
      { label: l.t('projects.title'), href: c.href('/projects') },
      { label: html`<bdi>${title}</bdi>` },
    ],
    fact: rich(l, 'projects.project-fact', {
      status: statusName(l, activity.status),
      reporter: reporterOf(c, activity),
      committed: amounts(l, sums?.commitments ?? {}),
      disbursed: amounts(l, sums?.disbursements ?? {}),
    }),
    body: [
      ...descriptionSection(c, project),
      factsSection(c, project),
      organisationsSection(c, project),
      placesSection(c, project),
      ...sectorsSection(c, project),
      ...budgetsSection(c, project),
      transactionsSection(c, project),
      ...resultsSection(c, project),
      ...documentsSection(c, project),
      ...(await relatedSection(c, project)),
      ...languagesSection(c, project),
      sourceSection(c, project),
      ...mayLink(c, identifier),
    ],
    side: link ? await linkedTo(c, link.act_id) : notLinked(c, titles),
    record: await recordFootOf(c, file.act_id),
  }
}

const reporterOf = (c: Ctx, { reporting }: Activity): Html => {
  const names = textsOf(reporting.names)
  return Object.keys(names).length > 0 ? content(names, c.l) : html`<bdi>${reporting.ref}</bdi>`
}

/** The chain as long as nobody has said what the project carries out: it stands there alone. */
const notLinked = ({ l }: Ctx, titles: LangText): Html =>
  html`<h2>${l.t('web.linked')}</h2>
    ${chain({ project: { label: bareContent(titles, l), current: true } }, l)}`

/** Whoever reports can say what a project carries out. */
function mayLink(c: Ctx, identifier: string): Html[] {
  const powers = c.viewer.acting?.powers ?? []
  if (!powers.includes('secretary') && !powers.includes('report')) return []
  return [
    html`<p class="acts"><a class="button" href="${c.href(`${addressOf(identifier)}/link`)}">${c.l.t('projects.link')}</a></p>`,
  ]
}
