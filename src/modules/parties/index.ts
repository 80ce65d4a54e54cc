export { parties } from './module.ts'
export { findParty, listParties, partyNames } from './queries.ts'
export { partyKinds, rights, type PartyKind, type PartyRow, type StatusRow } from './tables.ts'
