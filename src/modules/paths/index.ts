export { paths } from './module.ts'
export { findPath, findProgramme, listPaths, listProgrammes } from './queries.ts'
export type { PathRow, ProgrammeRow } from './tables.ts'
