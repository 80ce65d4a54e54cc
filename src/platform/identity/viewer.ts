import type { MandateRow, Power } from '../record/index.ts'

/** The person behind a request, or nobody in particular. */
export interface Viewer {
  readonly account?: { readonly id: string; readonly name: string; readonly email: string | null }
  /** the hash of the session's token */
  readonly session?: string
  /** mandates in force today */
  readonly mandates: readonly MandateRow[]
  /** the one for which the person acts now */
  readonly acting?: MandateRow
  /** does the person have a key on the record for the mandate acted for? */
  readonly canSign: boolean
}

export const nobody: Viewer = { mandates: [], canSign: false }

/** Does the viewer act with this power now (for this party, if one is named)? */
export const actsWith = (viewer: Viewer, power: Power, party?: string): boolean =>
  viewer.acting !== undefined &&
  viewer.acting.powers.includes(power) &&
  (party === undefined || viewer.acting.party === party)
