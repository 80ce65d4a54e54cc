import { z } from 'zod'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { structure } from '../files/structure.ts'
import { findDataSet, findMeasure } from '../queries/data.ts'
import { foreignKey } from '../rules/ascii-keys.ts'
import { measureDefinition } from '../rules/measure.ts'
import { identifier } from '../rules/observation.ts'
import { foreignPart, seriesOf } from '../rules/series-of.ts'

/** The words below `/figures/` that are pages. */
const pages = ['claims', 'data-sets']

/** A data set with its structure (SDMX data structure definition). What was published under it keeps it for ever. */
export const defineDataSet = act({
  type: 'data-set.defined',
  body: z.strictObject({
    structure: structure.refine((form) => foreignKey(form) === undefined, { error: 'foreign-key' }),
  }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const { id } = body.structure
    return (await findDataSet(trx, id)) ? refuse('statistics.data-set-known', { id }, 'structure') : undefined
  },
  apply: async (trx, { id, body }) => {
    const { id: dataSet, title, publisher } = body.structure
    await trx
      .insertInto('view.data_set')
      .values({ id: dataSet, act_id: id, structure: JSON.stringify(body.structure) })
      .execute()
    const href = `/figures/data-sets/${dataSet}`
    await indexText(trx, { subject: id, kind: 'data-set', href, title, body: publisher })
  },
})

/** A measure over the series of a data set, defined once and by name: its formula, its inputs, its rounding. */
export const defineMeasure = act({
  type: 'measure.defined',
  body: z.strictObject({ dataSet: identifier, definition: measureDefinition }),
  may: secretary,
  carried: true,
  check: async (trx, { body }) => {
    const { id } = body.definition
    const found = await findDataSet(trx, body.dataSet)
    if (!found) return refuse('statistics.no-such-data-set', { id: body.dataSet }, 'dataSet')
    if (pages.includes(id) || (await findMeasure(trx, id)))
      return refuse('statistics.measure-known', { id }, 'definition')
    const part = seriesOf(body.definition)
      .map((series) => foreignPart(series, found.structure))
      .find(Boolean)
    return part === undefined
      ? undefined
      : refuse('statistics.foreign-part', { part, id: body.dataSet }, 'definition')
  },
  apply: async (trx, { id, body }) => {
    const { dataSet, definition } = body
    await trx
      .insertInto('view.measure')
      .values({ id: definition.id, act_id: id, data_set: dataSet, definition: JSON.stringify(definition) })
      .execute()
    const href = `/figures/${definition.id}`
    await indexText(trx, { subject: id, kind: 'measure', href, title: definition.title })
  },
})
