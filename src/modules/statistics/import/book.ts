import { isRefusal, secretariat, type Actor, type Refusal } from '../../../platform/record/index.ts'
import type { House } from '../../../platform/web/house.ts'
import { findDataSet, listMeasures } from '../queries/data.ts'
import type { ClaimBook } from '../rules/claim.ts'

const host: Actor = { party: secretariat }

/** Defines the measures of a book, each as an act; gives their ids, or the first refusal. */
export async function defineMeasures(
  { recorder, database }: House,
  { dataSet, measures }: Pick<ClaimBook, 'dataSet' | 'measures'>,
  actor: Actor = host,
): Promise<string[] | Refusal> {
  const found = await findDataSet(database.db, dataSet)
  const ids: string[] = []
  for (const definition of measures) {
    const body = { dataSet, definition }
    const refs = found ? [found.act_id] : []
    const done = await recorder.perform({ type: 'measure.defined', actor, body, refs })
    if (isRefusal(done)) return done
    ids.push(done.id)
  }
  return ids
}

/** Binds the claims of a book to its measures and to these paths, each as an act; gives their ids, or the refusal. */
export async function makeClaims(
  { recorder, database }: House,
  { dataSet, claims }: Pick<ClaimBook, 'dataSet' | 'claims'>,
  paths: readonly string[] = [],
  actor: Actor = host,
): Promise<string[] | Refusal> {
  const measures = new Map((await listMeasures(database.db, dataSet)).map((row) => [row.id, row.act_id]))
  const ids: string[] = []
  for (const claim of claims) {
    const refs = claim.assertions.flatMap(({ measure }) => measures.get(measure) ?? [])
    const done = await recorder.perform({ type: 'claim.made', actor, body: { dataSet, claim, paths }, refs })
    if (isRefusal(done)) return done
    ids.push(done.id)
  }
  return ids
}
