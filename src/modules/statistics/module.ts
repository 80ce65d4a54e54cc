import { languagesHeld } from '../../platform/language/catalogue.ts'
import { localeOf, type LangText } from '../../platform/language/index.ts'
import type { Module, SubjectFinder } from '../../platform/web/house.ts'
import { defineDataSet, defineMeasure } from './acts/define.ts'
import { makeClaim } from './acts/make-claim.ts'
import { publishRelease } from './acts/publish-release.ts'
import { statistics001 } from './migrations/001-statistics.ts'
import { statedWords } from './pages/computation.ts'
import { markOf } from './pages/verdict-mark.ts'
import { listClaims, type JudgedClaim } from './queries/claims.ts'
import { listDataSets, listMeasures } from './queries/data.ts'
import { routes } from './routes.ts'
import { tells } from './tells.ts'

/** Data sets and their releases, measures by name, and claims with the history of their verdicts. */
export const statistics: Module = {
  name: 'statistics',
  acts: [defineDataSet, publishRelease, defineMeasure, makeClaim],
  migrations: [statistics001],
  routes,
  tells,
  bulk: [{ table: 'view.observation', file: 'file', published: 'view.release' }],
  // An assertion names the sources of what it was computed from; its figures are those of the observations.
  words: {
    'view.observation': ['source', 'read', 'note', 'line'],
    'view.claim_verdict': ['assertions'],
  },
  subjects: {
    'claim.made': claims,
    'measure.defined': async (db, ids) => {
      const rows = await db.selectFrom('view.measure').selectAll().where('act_id', 'in', ids).execute()
      return rows.map(({ id, act_id, definition }) => ({
        id: act_id,
        station: 'figure',
        title: definition.title,
        href: `/figures/${id}`,
      }))
    },
    'data-set.defined': async (db, ids) => {
      const rows = await db.selectFrom('view.data_set').selectAll().where('act_id', 'in', ids).execute()
      return rows.map(({ id, act_id, structure }) => ({
        id: act_id,
        station: 'none',
        title: structure.title,
        href: `/figures/data-sets/${id}`,
      }))
    },
  },
}

/** Claims by what they say of which measure, which is shorter than the sentence. */
async function claims(...[db, ids]: Parameters<SubjectFinder>): ReturnType<SubjectFinder> {
  const [found, measures, dataSets] = await Promise.all([
    listClaims(db, ids),
    listMeasures(db),
    listDataSets(db),
  ])
  const titleOf = ({ claim, newest, data_set }: JudgedClaim): LangText => {
    const [judged] = newest.assertions
    const definition = measures.find(({ id }) => id === judged?.assertion.measure)?.definition
    const structure = dataSets.find(({ id }) => id === data_set)?.structure
    if (!judged || !definition || !structure) return claim.sentence
    const languages = languagesHeld()
    return Object.fromEntries(
      Object.entries(definition.title).map(([lang, name]) => {
        const l = localeOf(languages.includes(lang) ? lang : 'en')
        return [lang, l.t('design.pair', { name, value: statedWords(l, judged, definition, structure) })]
      }),
    )
  }
  return found.map((one) => ({
    id: one.id,
    station: 'figure',
    title: titleOf(one),
    href: `/figures/claims/${one.address}`,
    state: { mark: markOf(one.newest.verdict), words: `statistics.verdict.${one.newest.verdict}` },
  }))
}
