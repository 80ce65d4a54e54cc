import { zipSync } from 'fflate'
import { readSheet } from 'read-excel-file/node'
import { columnNumber, Unreadable } from './faults.ts'
import type { Faults, TableLimits } from './faults.ts'
import { readStructure, readWorkbook, readXml } from './xlsx-structure.ts'
import type { SheetStructure } from './xlsx-structure.ts'
import { openZip } from './zip.ts'

export type Sheet = { sheets: string[]; sheet: string; grid: string[][] }

/**
 * The first visible sheet of an Office Open XML workbook (ECMA-376), every row from the first, all cells as text:
 * days as 'YYYY-MM-DD', numbers as their shortest decimal, a formula as its last computed value.
 * Throws `Unreadable`; lesser faults are added to `faults`.
 */
export const readXlsx = async (bytes: Buffer, limits: TableLimits, faults: Faults): Promise<Sheet> => {
  const zip = openZip(bytes, limits)
  const parts = Object.fromEntries(
    ['xl/workbook.xml', 'xl/_rels/workbook.xml.rels'].map((path) => [path, zip.read(path)]),
  )
  const { sheets, shared } = readWorkbook(parts['xl/workbook.xml'], parts['xl/_rels/workbook.xml.rels'])
  const index = sheets.findIndex((sheet) => sheet.path && !sheet.hidden)
  const { name: sheet = '', path = '' } = sheets[index] ?? {}
  parts[path] = zip.read(path)

  const structure = readStructure(parts[path], limits)
  checkExtent(structure, limits)
  addFaults(structure, faults)

  // The reader of values gets a new archive of the few files that were checked, and so sees no other bytes.
  for (const common of shared) {
    parts[common] = zip.read(common)
    readXml(parts[common])
  }
  const checked = Object.entries(parts).flatMap(([name, part]) => (part ? [[name, part] as const] : []))
  const archive = Buffer.from(zipSync(Object.fromEntries(checked), { level: 0 }))
  try {
    const rows = await readSheet<string>(archive, index + 1, { trim: false, parseNumber: shortestDecimal })
    return { sheets: sheets.map(({ name }) => name), sheet, grid: rows.map((row) => row.map(cellText)) }
  } catch (error) {
    if (error instanceof Unreadable) throw error
    // The reader throws errors of many kinds on what is well-formed XML but no sheet; none is ours to repair.
    throw new Unreadable('not-a-spreadsheet')
  }
}

const checkExtent = ({ lastRow, lastColumn }: SheetStructure, limits: TableLimits): void => {
  if (lastRow > limits.rows + 1) throw new Unreadable('too-many-rows', { values: { max: limits.rows } })
  if (lastColumn > limits.columns)
    throw new Unreadable('too-many-columns', { values: { max: limits.columns } })
  if ((lastRow - 1) * lastColumn > limits.cells)
    throw new Unreadable('too-many-cells', { values: { max: limits.cells } })
}

const addFaults = (
  { lastRow, lastColumn, merged, errors, uncomputed }: SheetStructure,
  faults: Faults,
): void => {
  for (const range of merged) {
    const [, column = '', row] = /^([A-Z]{1,3})(\d{1,7})(?::|$)/.exec(range) ?? []
    if (Number(row) > lastRow || columnNumber(column) > lastColumn) continue
    faults.add({ reason: 'merged-cells', line: Number(row), column, values: { range } })
  }
  for (const { value, ...at } of errors) faults.add({ reason: 'cell-error', ...at, values: { value } })
  for (const at of uncomputed) faults.add({ reason: 'formula-without-value', ...at })
}

/**
 * A number as the file writes it ('17.199999999999999', '1E-3') as the shortest decimal that is the same binary
 * number ('17.2', '0.001'), which is what was typed. Integers stay exact at any length.
 */
export const shortestDecimal = (written: string): string => {
  if (/^-?\d+$/.test(written)) return BigInt(written).toString()
  const value = Number(written)
  if (!Number.isFinite(value)) throw new Unreadable('not-a-spreadsheet')
  const [, sign = '', whole = '', fraction = '', exponent] =
    /^(-?)(\d+)\.?(\d*)(?:e([+-]\d+))?$/.exec(`${value}`) ?? []
  if (exponent === undefined) return `${value}`
  const digits = whole + fraction
  const point = whole.length + Number(exponent)
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(1, point)
  return sign + padded.slice(0, at) + (padded.length > at ? `.${padded.slice(at)}` : '')
}

// A day has no time; where one was entered it is kept, to the second, as the format stores a binary fraction of a day.
const cellText = (cell: unknown): string => {
  if (typeof cell === 'string') return cell
  if (typeof cell === 'boolean') return cell ? 'true' : 'false'
  if (!(cell instanceof Date)) return ''
  const instant = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString()
  return instant.slice(0, 19).replace('T00:00:00', '')
}
