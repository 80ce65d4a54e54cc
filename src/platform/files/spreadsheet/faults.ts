/** Every reason for which a table is not taken as it is; each has a message `fault.<reason>`. */
export const tableFaults = [
  'empty',
  'too-large',
  'wrong-encoding',
  'not-a-spreadsheet',
  'old-excel',
  'encrypted',
  'truncated',
  'zip-bomb',
  'malformed-csv',
  'too-many-rows',
  'too-many-columns',
  'too-many-cells',
  'merged-cells',
  'cell-error',
  'formula-without-value',
  'control-character',
  'bidi-control',
  'cell-too-long',
  'row-longer-than-header',
  'duplicate-column',
  'more-faults',
] as const
export type TableFault = (typeof tableFaults)[number]

/** `line` is the row as a spreadsheet program numbers it, from 1; `column` its letters ('A', 'AB'). */
export type Fault<Reason extends string = string> = {
  reason: Reason
  line?: number
  column?: string
  values?: Record<string, string | number>
}

/** What a table may hold. Sizes are in bytes, `cell` is in UTF-16 units. */
export type TableLimits = {
  bytes: number
  rows: number
  columns: number
  cells: number
  cell: number
  faults: number
  /** Of a zip archive: files in it, their bytes unpacked, and how often one may outgrow its packed size. */
  entries: number
  unpacked: number
  ratio: number
}

/** 32,767 characters is the longest cell that the format itself allows (Excel specifications and limits). */
export const tableLimits: TableLimits = {
  bytes: 32 << 20,
  rows: 100_000,
  columns: 200,
  cells: 2_000_000,
  cell: 32_767,
  faults: 1000,
  entries: 1000,
  unpacked: 128 << 20,
  ratio: 200,
}

/** Ends the reading of a file that cannot be read any further; `readTable` turns it into its fault. */
export class Unreadable extends Error {
  override name = 'Unreadable'
  readonly fault: Fault<TableFault>
  constructor(reason: TableFault, more: Omit<Fault, 'reason'> = {}) {
    super(reason)
    this.fault = { reason, ...more }
  }
}

export type Faults = { add(fault: Fault<TableFault>): void; all(): Fault<TableFault>[] }

/** Collects faults up to a limit, then only counts them: a hostile file could hold millions. */
export const collectFaults = (limit: number): Faults => {
  const kept: Fault<TableFault>[] = []
  let more = 0
  return {
    add: (fault) => void (kept.length < limit ? kept.push(fault) : more++),
    all: () => (more ? [...kept, { reason: 'more-faults', values: { count: more } }] : kept),
  }
}

/** A column's letters: 1 → 'A', 27 → 'AA'. */
export const columnLetters = (column: number): string =>
  column > 26
    ? columnLetters(Math.floor((column - 1) / 26)) + columnLetters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)

/** A column's number: 'A' → 1, 'AA' → 27. */
export const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
