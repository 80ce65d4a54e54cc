import type { Db } from '../../../platform/database/index.ts'
import type { Structure } from '../files/structure.ts'
import type { JudgedClaim } from '../queries/claims.ts'
import { findDataSet, findMeasure, listReleases, observationsOf } from '../queries/data.ts'
import { figureRows, type FigureRow } from '../rules/figure.ts'
import type { HeldObservation } from '../queries/data.ts'
import { seriesOf } from '../rules/series-of.ts'
import type { MeasureRow, ReleaseRow } from '../tables.ts'

/** A measure with what it is computed from, and what it comes to, the newest period first. */
export interface LoadedFigure {
  readonly row: MeasureRow
  readonly structure: Structure
  readonly observations: readonly HeldObservation[]
  readonly releases: readonly ReleaseRow[]
  readonly rows: readonly FigureRow[]
}

export async function loadFigure(db: Db, measure: string): Promise<LoadedFigure | undefined> {
  const row = await findMeasure(db, measure)
  const dataSet = row && (await findDataSet(db, row.data_set))
  if (!row || !dataSet) return undefined
  const [observations, releases] = await Promise.all([
    observationsOf(db, row.data_set, seriesOf(row.definition)),
    listReleases(db, row.data_set),
  ])
  return {
    row,
    structure: dataSet.structure,
    observations,
    releases,
    rows: figureRows(row.definition, observations),
  }
}

/** The claims that say something of a measure, that of the newest period first. */
export const claimsOn = (measure: string, claims: readonly JudgedClaim[]): JudgedClaim[] => {
  const endOf = ({ claim }: JudgedClaim) =>
    claim.assertions.find((assertion) => assertion.measure === measure)?.period.end
  return claims
    .filter((claim) => endOf(claim) !== undefined)
    .toSorted((a, b) => ((endOf(a) ?? '') < (endOf(b) ?? '') ? 1 : -1))
}
