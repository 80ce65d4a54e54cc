import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'
import { findDataSet } from './queries/data.ts'

interface Told {
  structure: { title: LangText }
  definition: { title: LangText }
  claim: { sentence: LangText }
  dataSet: string
  observations: number
}

const told =
  (key: string, of: (body: Told) => LangText): Tell =>
  async ({ l }, act) =>
    l.t(key, { title: l.pick(of(act.body as unknown as Told)).text })

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'data-set.defined': told('statistics.tell.data-set-defined', ({ structure }) => structure.title),
  'measure.defined': told('statistics.tell.measure-defined', ({ definition }) => definition.title),
  'claim.made': told('statistics.tell.claim-made', ({ claim }) => claim.sentence),
  'release.published': async ({ db, l }, act) => {
    const { dataSet, observations } = act.body as unknown as Told
    const found = await findDataSet(db, dataSet)
    return l.t('statistics.tell.release-published', {
      title: l.pick(found?.structure.title ?? {}).text || dataSet,
      n: observations,
    })
  },
}
