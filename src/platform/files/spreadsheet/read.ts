import { forbiddenCharacter } from './characters.ts'
import { readCsv } from './csv.ts'
import { collectFaults, columnLetters, tableLimits, Unreadable } from './faults.ts'
import type { Fault, Faults, TableFault, TableLimits } from './faults.ts'
import { readXlsx } from './xlsx.ts'

/** One row of data, as long as the header; `line` is its row in a spreadsheet program, from 1. */
export type TableRow = { line: number; cells: string[] }

/** `sheets` names all of a workbook's sheets and `sheet` the one that was read: the first visible. */
export type Table = {
  sheets?: string[]
  sheet?: string
  header: string[]
  rows: TableRow[]
  faults: Fault<TableFault>[]
}

/**
 * Reads an uploaded table, CSV or XLSX, whichever its bytes say: the name only tells that a workbook was meant.
 * The first row that holds anything is the header; blank rows are passed over. Text is otherwise as in the file,
 * with line ends as LF. A file that cannot be read gives its fault and no rows; other faults come with the rows, and
 * it is the caller's to refuse them. The work is synchronous for up to some seconds: large files belong in a job.
 */
export const readTable = async (
  bytes: Buffer,
  name: string,
  limits: Partial<TableLimits> = {},
): Promise<Table> => {
  const within = { ...tableLimits, ...limits }
  const faults = collectFaults(within.faults)
  try {
    const { grid, ...sheets } = await readGrid(bytes, name, within, faults)
    return { ...sheets, ...toTable(grid, within, faults), faults: faults.all() }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return { header: [], rows: [], faults: [...faults.all(), error.fault] }
  }
}

type Grid = { grid: string[][]; sheets?: string[]; sheet?: string }

const readGrid = async (bytes: Buffer, name: string, limits: TableLimits, faults: Faults): Promise<Grid> => {
  if (bytes.length === 0) throw new Unreadable('empty')
  if (bytes.length > limits.bytes) throw new Unreadable('too-large', { values: { max: limits.bytes } })
  const magic = bytes.toString('hex', 0, 8)
  if (magic.startsWith('504b0304')) return readXlsx(bytes, limits, faults)
  if (magic === 'd0cf11e0a1b11ae1') {
    // A compound file (MS-CFB) is a workbook of before 2007, or the wrapping of an encrypted one (MS-OFFCRYPTO).
    const encrypted = bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
    throw new Unreadable(encrypted ? 'encrypted' : 'old-excel')
  }
  if (/\.(xls[xmb]?|xlt[xm]?|ods|numbers)$/i.test(name)) throw new Unreadable('not-a-spreadsheet')
  return { grid: readCsv(bytes, limits) }
}

const toTable = (grid: string[][], limits: TableLimits, faults: Faults): Pick<Table, 'header' | 'rows'> => {
  const cleaned = grid.map((cells, index) => ({ line: index + 1, cells: cells.map(lineEnds) }))
  const [first, ...rest] = cleaned.filter(({ cells }) => cells.some((cell) => cell.trim()))
  if (!first) throw new Unreadable('empty')
  if (rest.length > limits.rows || grid.length > limits.rows + 1) {
    throw new Unreadable('too-many-rows', { values: { max: limits.rows } })
  }
  const header = first.cells.slice(0, first.cells.findLastIndex((cell) => cell.trim()) + 1)
  const columns = header.length
  if (columns > limits.columns) throw new Unreadable('too-many-columns', { values: { max: limits.columns } })
  if (columns * rest.length > limits.cells)
    throw new Unreadable('too-many-cells', { values: { max: limits.cells } })

  checkHeader(header, first.line, faults)
  let total = 0
  for (const { line, cells } of [first, ...rest]) {
    for (const [index, cell] of cells.entries()) {
      total += cell.length
      checkCell(cell, { line, column: columnLetters(index + 1) }, limits, faults)
    }
    if (cells.slice(columns).some((cell) => cell.trim()))
      faults.add({ reason: 'row-longer-than-header', line })
  }
  // Cells of a workbook share their strings, so that a small file can mean an endless text.
  if (total > limits.unpacked) throw new Unreadable('too-large', { values: { max: limits.unpacked } })
  const rows = rest.map(({ line, cells }) => ({ line, cells: header.map((_, index) => cells[index] ?? '') }))
  return { header, rows }
}

const lineEnds = (cell: string): string => cell.replace(/\r\n?/g, '\n')

const checkHeader = (header: string[], line: number, faults: Faults): void => {
  const seen = new Set<string>()
  for (const [index, title] of header.entries()) {
    const name = title.trim()
    if (name && seen.has(name)) {
      faults.add({ reason: 'duplicate-column', line, column: columnLetters(index + 1), values: { name } })
    }
    seen.add(name)
  }
}

const checkCell = (
  cell: string,
  at: { line: number; column: string },
  limits: TableLimits,
  faults: Faults,
): void => {
  const reason = forbiddenCharacter(cell)
  if (reason) faults.add({ reason, ...at })
  if (cell.length > limits.cell) faults.add({ reason: 'cell-too-long', ...at, values: { max: limits.cell } })
}
