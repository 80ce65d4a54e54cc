import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { findClaim } from '../queries/claims.ts'
import { findDataSet, listMeasures } from '../queries/data.ts'
import { claim } from '../rules/claim.ts'
import { judgeClaims } from './judge-claims.ts'

/** A published sentence with a figure is bound to measures. It is judged at once, and again at each release. */
export const makeClaim = act({
  type: 'claim.made',
  body: z.strictObject({ dataSet: z.string().max(64), claim, paths: z.array(z.uuid()).max(20) }),
  refs: (body) => body.paths,
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    if (!(await findDataSet(trx, body.dataSet)))
      return refuse('statistics.no-such-data-set', { id: body.dataSet })
    if (await findClaim(trx, body.claim.id)) return refuse('statistics.claim-known', { id: body.claim.id })
    const known = new Set((await listMeasures(trx, body.dataSet)).map(({ id }) => id))
    const unknown = body.claim.assertions.find(({ measure }) => !known.has(measure))
    return unknown && refuse('statistics.no-such-measure', { id: unknown.measure })
  },
  apply: async (trx, performed) => {
    const { id, body } = performed
    await trx
      .insertInto('view.claim')
      .values({
        id,
        address: body.claim.id,
        data_set: body.dataSet,
        claim: JSON.stringify(body.claim),
        paths: body.paths,
      })
      .execute()
    await judgeClaims(trx, body.dataSet, performed, [{ id, claim: body.claim }])
    await indexText(trx, {
      subject: id,
      kind: 'claim',
      href: `/figures/claims/${body.claim.id}`,
      title: body.claim.sentence,
    })
  },
})
