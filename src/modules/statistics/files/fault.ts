import type { Observation } from '../rules/observation.ts'

/** Why a file or a row is refused: stable words, for messages in every language. */
export const faultReasons = [
  'too-large',
  'wrong-encoding',
  'empty-file',
  'not-csv',
  'file-cut',
  'too-many-rows',
  'too-many-columns',
  'no-rows',
  'duplicate-column',
  'missing-column',
  'unknown-column',
  'too-few-fields',
  'too-many-fields',
  'unknown-code',
  'unknown-area',
  'unknown-unit',
  'unknown-status',
  'unknown-grade',
  'not-a-number',
  'status-without-value',
  'ambiguous-date',
  'not-a-period',
  'not-a-day',
  'period-reversed',
  'hidden-characters',
  'too-long',
  'duplicate-key',
] as const
export type FaultReason = (typeof faultReasons)[number]

/** A fault with its place: the line of the file, from 1 (null: the file as a whole), and the name of the column. */
export type Fault = {
  reason: FaultReason
  line: number | null
  column: string | null
  values: Record<string, string | number>
}

/** A release as read: all its observations, or every fault and none. */
export type Reading = { ok: true; rows: number; observations: Observation[] } | { ok: false; faults: Fault[] }

export const fault = (
  reason: FaultReason,
  line: number | null = null,
  column: string | null = null,
  values: Fault['values'] = {},
): Fault => ({ reason, line, column, values })
