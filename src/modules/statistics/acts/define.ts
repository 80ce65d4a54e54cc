import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { structure } from '../files/structure.ts'
import { measureDefinition } from '../rules/measure.ts'
import { findDataSet, findMeasure } from '../queries/data.ts'

/** A data set with its structure (SDMX data structure definition). What was published under it keeps it for ever. */
export const defineDataSet = act({
  type: 'data-set.defined',
  body: z.strictObject({ structure }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) =>
    (await findDataSet(trx, body.structure.id))
      ? refuse('statistics.data-set-known', { id: body.structure.id }, 'structure')
      : undefined,
  apply: async (trx, { id, body }) => {
    const { id: dataSet, title, publisher } = body.structure
    await trx
      .insertInto('view.data_set')
      .values({ id: dataSet, act_id: id, structure: JSON.stringify(body.structure) })
      .execute()
    await indexText(trx, {
      subject: id,
      kind: 'data-set',
      href: `/figures/data-sets/${dataSet}`,
      title,
      body: publisher,
    })
  },
})

/** A measure, defined once and by name: its formula, its inputs, its rounding. */
export const defineMeasure = act({
  type: 'measure.defined',
  body: z.strictObject({ dataSet: z.string().max(64), definition: measureDefinition }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    if (!(await findDataSet(trx, body.dataSet)))
      return refuse('statistics.no-such-data-set', { id: body.dataSet })
    const { id } = body.definition
    return (await findMeasure(trx, id)) ? refuse('statistics.measure-known', { id }, 'definition') : undefined
  },
  apply: async (trx, { id, body }) => {
    await trx
      .insertInto('view.measure')
      .values({
        id: body.definition.id,
        act_id: id,
        data_set: body.dataSet,
        definition: JSON.stringify(body.definition),
      })
      .execute()
    await indexText(trx, {
      subject: id,
      kind: 'measure',
      href: `/figures/${body.definition.id}`,
      title: body.definition.title,
    })
  },
})
