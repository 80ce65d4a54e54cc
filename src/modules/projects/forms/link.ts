import { checkboxGroup, errorAt, html, textField } from '../../../design/index.ts'
import { refuse } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import { all, one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { listParties } from '../../parties/index.ts'
import { listPaths } from '../../paths/index.ts'
import { findLink, findProject } from '../queries/find.ts'
import { entriesOf, actsAt } from '../queries/entries.ts'
import { addressOf } from '../rules/address.ts'

/** Says which paths a project belongs to, and which acts it carries out. */
export const linkForm: ActRoute = {
  kind: 'act',
  path: '/projects/:identifier/link',
  policy: signedIn,
  act: 'activity.linked',
  page: async (c, filled) => {
    const { l, db } = c
    const project = await findProject(db, c.params['identifier'] ?? '')
    if (!project) return undefined
    const [paths, link, parties] = await Promise.all([
      listPaths(db),
      findLink(db, project.identifier),
      listParties(db),
    ])
    const isFresh = filled.refusal === undefined
    const acts = isFresh
      ? (await entriesOf(db, link?.targets ?? [])).join(' ')
      : one(filled.values, 'targets')
    const title = l.pick(project.titles).text || project.identifier
    return actPage(c, filled, {
      parties: parties
        .filter(({ identifiers }) => identifiers['iati'] === project.reporting_ref)
        .map(({ id }) => id),
      title: l.t('projects.link'),
      crumbs: [
        { label: l.t('projects.title'), href: c.href('/projects') },
        { label: html`<bdi>${title}</bdi>`, href: c.href(addressOf(project.identifier)) },
        { label: l.t('projects.link') },
      ],
      fact: l.t('projects.link-fact'),
      heading: title,
      action: `${addressOf(project.identifier)}/link`,
      fields: (errors) => [
        textField(
          {
            name: 'targets',
            optional: true,
            label: l.t('projects.link-acts'),
            hint: l.t('projects.link-acts-hint'),
            error: errorAt(errors, 'targets'),
            value: acts,
          },
          l,
        ),
        paths.length === 0
          ? ''
          : checkboxGroup(
              {
                name: 'paths',
                optional: true,
                label: l.t('projects.link-paths'),
                error: errorAt(errors, 'paths'),
                values: isFresh ? (link?.paths ?? []) : all(filled.values, 'paths'),
                options: paths.map((path) => ({
                  value: path.id,
                  label: `${l.number(path.number)}. ${l.pick(path.title).text}`,
                })),
              },
              l,
            ),
      ],
    })
  },
  ask: async (c, values) => {
    const activity = c.params['identifier'] ?? ''
    const numbers = one(values, 'targets')
      .split(/[\s,;،]+/)
      .filter(Boolean)
    const wrong = numbers.find((number) => !/^\d{1,9}$/.test(number))
    const found = wrong === undefined ? await actsAt(c.db, numbers.map(Number)) : new Map<number, string>()
    const missing = wrong ?? numbers.find((number) => !found.has(Number(number)))
    if (missing !== undefined) return refuse('projects.no-such-act', { number: missing }, 'targets')
    return { body: { activity, targets: [...new Set(found.values())], paths: all(values, 'paths') } }
  },
  onward: (c) => addressOf(c.params['identifier'] ?? ''),
}
