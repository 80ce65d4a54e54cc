import type { Db } from '../database/index.ts'
import type { Viewer } from '../identity/viewer.ts'
import { secretariat } from './act.ts'

/** What a reader gets of a commitment: its value, or why not. */
export type Disclosed =
  | { readonly state: 'shown'; readonly value: unknown; readonly language?: string }
  | { readonly state: 'erased' | 'withheld' | 'not-for-you' | 'absent' }

/** May this viewer see what has this audience? The secretariat, which keeps it, may see all. */
export function audienceHolds(audience: string, viewer: Viewer): boolean {
  if (audience === 'public') return true
  if (viewer.mandates.some(({ party }) => party === secretariat)) return true
  if (audience === 'members') return viewer.mandates.length > 0
  return audience.startsWith('party:') && viewer.mandates.some(({ party }) => audience === `party:${party}`)
}

/** What stands behind these commitments, for this viewer. Erased and withheld content is named as such. */
export async function disclosed(
  db: Db,
  commitments: readonly string[],
  viewer: Viewer,
): Promise<Map<string, Disclosed>> {
  if (commitments.length === 0) return new Map()
  const [rows, states] = await Promise.all([
    db.selectFrom('own.disclosure').selectAll().where('commitment', 'in', commitments).execute(),
    db.selectFrom('view.commitment_state').selectAll().where('commitment', 'in', commitments).execute(),
  ])
  const held = new Map(rows.map((row) => [row.commitment, row]))
  const stateOf = new Map(states.map((row) => [row.commitment, row]))
  return new Map(
    commitments.map((commitment): [string, Disclosed] => {
      const state = stateOf.get(commitment)
      if (state?.state === 'erased' || state?.state === 'withheld')
        return [commitment, { state: state.state }]
      const row = held.get(commitment)
      if (!row) return [commitment, { state: 'absent' }]
      const audience = state?.state === 'released' ? (state.audience ?? row.audience) : row.audience
      return [commitment, audienceHolds(audience, viewer) ? shown(row.value) : { state: 'not-for-you' }]
    }),
  )
}

/** Free text says its language: { text, language }. */
function shown(value: unknown): Disclosed {
  const said = value as { text?: unknown; language?: unknown } | null
  if (
    typeof said === 'object' &&
    said !== null &&
    typeof said.text === 'string' &&
    typeof said.language === 'string'
  )
    return { state: 'shown', value: said.text, language: said.language }
  return { state: 'shown', value }
}
