export { bodies } from './module.ts'
export { findBody, isMember, listBodies, membersOn, postsOn, presides } from './queries.ts'
export {
  bases,
  charter,
  majority,
  methods,
  share,
  type Charter,
  type Majority,
  type Share,
} from './rules/charter.ts'
export { needsSignature } from './rules/needs-signature.ts'
export { presidesOver } from './rules/presides-over.ts'
export type { BodyRow, PostRow, SeatRow } from './tables.ts'
