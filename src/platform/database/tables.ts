/**
 * The row types of every table, by 'schema.table'. Empty here: each module adds its own by declaration merging,
 *
 *     declare module '../../platform/database/index.ts' {
 *       interface Tables { 'view.ballot': BallotRow }
 *     }
 */
export interface Tables {}
