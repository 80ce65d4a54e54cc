import { forbiddenCharacter } from '../../../platform/files/spreadsheet/characters.ts'
import { columnLetters } from '../../../platform/files/spreadsheet/faults.ts'
import type { Fault } from '../../../platform/files/spreadsheet/faults.ts'
import type { Column } from './columns.ts'
import { normalise } from './fold.ts'
import type { ColumnName } from './vocabulary.ts'

/** Every reason for which a sheet of parties is not taken as it is; each has a message `fault.<reason>`. */
export const partyFaults = [
  'no-rows',
  'mapping-does-not-fit',
  'column-mapped-twice',
  'no-name-column',
  'no-kind-column',
  'missing-name',
  'missing-kind',
  'unknown-kind',
  'unknown-country',
  'unknown-region',
  'unknown-status',
  'missing-status',
  'missing-since',
  'ambiguous-date',
  'invalid-date',
  'invalid-website',
  'invalid-email',
  'invalid-identifier',
  'invalid-slug',
  'too-long',
  'control-character',
  'bidi-control',
] as const
export type PartyFault = (typeof partyFaults)[number]

/** In UTF-16 units; a column that is not named has 100. */
const longest: Partial<Record<ColumnName, number>> = {
  name: 300,
  shortName: 60,
  country: 150,
  region: 150,
  status: 150,
  website: 300,
  iati: 120,
  otherIdentifiers: 1000,
  focalPoint: 200,
  focalPointEmail: 254,
  note: 4000,
}

/** What people put where they have nothing to say. */
const blank = /^(|[-–—―]+|n\/a)$/i

export type Cells = {
  line: number
  /** A column's text, normalised; nothing when it is not mapped, blank or not fit to be read (which is a fault). */
  text(column: Column): string | undefined
  /** What `read` makes of a column's text; where it makes nothing, that is the fault `reason`. */
  read<T>(column: Column, reason: PartyFault, read: (text: string) => T | undefined): T | undefined
  /** The texts of all columns of names, by language. */
  names(kind: 'name' | 'shortName'): Record<string, string>
  fault(reason: PartyFault, column?: Column, values?: Fault['values']): undefined
}

/** One row of a sheet, read by what its columns hold. */
export const readCells = (
  { line, cells }: { line: number; cells: string[] },
  columns: (Column | null)[],
  faults: Fault<PartyFault>[],
): Cells => {
  const fault: Cells['fault'] = (reason, column, values) => {
    const at = column === undefined ? {} : { column: columnLetters(columns.indexOf(column) + 1) }
    faults.push({ reason, line, ...at, ...(values && { values }) })
  }
  const readText = (column: Column): string | undefined => {
    const written = cells[columns.indexOf(column)] ?? ''
    const [name] = column.split(':') as [ColumnName]
    const max = longest[name] ?? 100
    const forbidden = forbiddenCharacter(written)
    if (forbidden) return fault(forbidden, column)
    // Only a note may have lines of its own.
    const value = name === 'note' ? written.normalize('NFC').trim() : normalise(written)
    if (blank.test(value)) return undefined
    return value.length > max ? fault('too-long', column, { max }) : value
  }
  // Read once, so that a fault is told once.
  const texts = new Map(
    columns.filter((column) => column !== null).map((column) => [column, readText(column)]),
  )
  const text: Cells['text'] = (column) => texts.get(column)
  return {
    line,
    text,
    fault,
    read: (column, reason, read) => {
      const written = text(column)
      if (written === undefined) return undefined
      const value = read(written)
      if (value === undefined) fault(reason, column, { value: written.slice(0, 100) })
      return value
    },
    names: (kind) => {
      const named = columns.filter((column) => column?.startsWith(`${kind}:`)) as Column[]
      const written = named.map((column) => [column.slice(kind.length + 1), text(column)] as const)
      return Object.fromEntries(written.flatMap(([lang, value]) => (value ? [[lang, value] as const] : [])))
    },
  }
}
