import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { listPaths } from '../../paths/index.ts'
import { findClaim } from '../queries/claims.ts'
import { findDataSet, listMeasures } from '../queries/data.ts'
import { claim } from '../rules/claim.ts'
import { identifier } from '../rules/observation.ts'
import { judgeClaims } from './judge-claims.ts'

/** A published sentence with a figure is bound to measures. It is judged at once, and again at each release. */
export const makeClaim = act({
  type: 'claim.made',
  body: z.strictObject({ dataSet: identifier, claim, paths: z.array(z.uuid()).max(20) }),
  refs: (body) => body.paths,
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const { id } = body.claim
    if (!(await findDataSet(trx, body.dataSet)))
      return refuse('statistics.no-such-data-set', { id: body.dataSet }, 'dataSet')
    if (await findClaim(trx, id)) return refuse('statistics.claim-known', { id }, 'claim')
    const measures = new Set((await listMeasures(trx, body.dataSet)).map((measure) => measure.id))
    const unknown = body.claim.assertions.find(({ measure }) => !measures.has(measure))
    if (unknown) return refuse('statistics.no-such-measure', { id: unknown.measure }, 'claim')
    const paths = new Set((await listPaths(trx)).map((path) => path.id))
    return body.paths.every((path) => paths.has(path))
      ? undefined
      : refuse('statistics.no-such-path', {}, 'paths')
  },
  apply: async (trx, performed) => {
    const { id, body } = performed
    const { dataSet, paths, claim } = body
    await trx
      .insertInto('view.claim')
      .values({ id, address: claim.id, data_set: dataSet, claim: JSON.stringify(claim), paths })
      .execute()
    await judgeClaims(trx, dataSet, performed, [{ id, claim }])
    const href = `/figures/claims/${claim.id}`
    await indexText(trx, { subject: id, kind: 'claim', href, title: claim.sentence })
  },
})
