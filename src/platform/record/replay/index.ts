export { compare, snapshot, sumsOf, type TableSum } from './compare.ts'
export { entriesHeld, replayBeside, withScratch, type Rules } from './live.ts'
export { FileAbsent, filesIn, replay, ReplayFault } from './replay.ts'
export type { Bulk } from './tables.ts'
