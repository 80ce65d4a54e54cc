export { commitments } from './module.ts'
export {
  evidenceOf,
  findCommitment,
  findCommitmentAt,
  listCommitments,
  reportsOn,
  type Commitment,
  type CommitmentFilter,
} from './queries.ts'
export { addressOf as commitmentAddress } from './rules/address.ts'
export {
  commitmentStates,
  countStandings,
  standingOn,
  type CommitmentState,
  type Counts,
  type Standing,
} from './rules/standing.ts'
export { standingMark } from './pages/standing-mark.ts'
export type { CommitmentRow, EvidenceRow, ReportRow } from './tables.ts'
