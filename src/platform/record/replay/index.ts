export { compare, snapshot, sumsOf, type TableSum } from './compare.ts'
export { entriesHeld, replayBeside, withScratch, type Rules } from './live.ts'
export { filesIn, replay, ReplayFault, type Replayed } from './replay.ts'
export type { Bulk } from './tables.ts'
