import { actsWith } from '../identity/viewer.ts'
import type { ReadPolicy } from './route.ts'

/** Public: what anybody in the world may read. */
export const anyone: ReadPolicy = { name: 'anyone', allows: () => true }

/** Whoever has signed in. */
export const signedIn: ReadPolicy = { name: 'signed-in', allows: (c) => c.viewer.account !== undefined }

/** Whoever acts for the secretariat. */
export const secretaries: ReadPolicy = { name: 'secretary', allows: (c) => actsWith(c.viewer, 'secretary') }

/** An administrator of the party in the address (`:party`), or the secretariat. */
export const partyAdministrators: ReadPolicy = {
  name: 'party-administrator',
  allows: (c) => actsWith(c.viewer, 'administer', c.params['party'] ?? '') || actsWith(c.viewer, 'secretary'),
}
