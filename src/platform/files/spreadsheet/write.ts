import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import writeXlsxFile from 'write-excel-file/node'
import { tableLimits } from './faults.ts'

/** A table to write: the header, and rows of as many cells, all text. */
export type WrittenTable = { header: string[]; rows: string[][] }

// What a spreadsheet program may take for a formula on opening a CSV file (OWASP, CSV Injection), the full-width
// forms among them. What already stands guarded gets one more guard, so that reading undoes exactly this.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
const plainNumber = /^[+-]?\d+(\.\d+)?$/

const guarded = (cell: string): string => (formula.test(cell) && !plainNumber.test(cell) ? `'${cell}` : cell)

const csvLines = (rows: string[][]): string =>
  stringify(
    rows.map((row) => row.map(guarded)),
    // The writer quotes only what holds its own line end, CRLF; readers end a line at a bare LF or CR too.
    { record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )

/** A CSV file (RFC 4180): UTF-8 with byte order mark, comma, CRLF, formulas neutralised by an apostrophe. */
export const writeCsv = ({ header, rows }: WrittenTable): Buffer =>
  Buffer.from(`\uFEFF${csvLines([header, ...rows])}`)

/** The same as a stream of UTF-8, for rows that are too many to hold at once. */
export const streamCsv = (header: string[], rows: AsyncIterable<string[]> | Iterable<string[]>): Readable =>
  Readable.from(csvChunks(header, rows), { objectMode: false })

async function* csvChunks(header: string[], rows: AsyncIterable<string[]> | Iterable<string[]>) {
  yield `\uFEFF${csvLines([header])}`
  let batch: string[][] = []
  for await (const row of rows) {
    batch.push(row)
    if (batch.length < 500) continue
    yield csvLines(batch)
    batch = []
  }
  if (batch.length) yield csvLines(batch)
}

// XML cannot hold these; the format writes them as `_xHHHH_` (ECMA-376 Part 1, 22.9.2.19), and so must escape what
// looks like that already. The writer would drop them instead.
const escapedInXlsx =
  // oxlint-disable-next-line no-control-regex
  /_(?=x[0-9A-Fa-f]{4}_)|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFD-\uFFFF]/g

const escaped = (character: string): string =>
  `_x${character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase()}_`

// The writer looks texts up in a plain object, and so takes 'toString' or '__proto__' for one that it has.
const xlsxText = (cell: string): string =>
  cell in {} ? escaped(cell) + cell.slice(1) : cell.replace(escapedInXlsx, escaped)

const xlsxCell = (text: string, fontWeight?: 'bold') => {
  if (text.length > tableLimits.cell) {
    throw new RangeError(`a cell holds at most ${tableLimits.cell} characters`)
  }
  return text === '' ? null : { value: xlsxText(text), type: String, fontWeight }
}

/**
 * A workbook of one sheet, all cells text, the header in bold and kept in view.
 * Throws `RangeError` on a cell of more than 32,767 characters, which the format cannot hold.
 */
export const writeXlsx = async (
  { header, rows }: WrittenTable,
  options: { sheet: string; rightToLeft?: boolean },
): Promise<Buffer> => {
  const data = [
    header.map((title) => xlsxCell(title, 'bold')),
    ...rows.map((row) => row.map((text) => xlsxCell(text))),
  ]
  // A sheet's name has at most 31 characters and none of these.
  const sheet = options.sheet.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31)
  return writeXlsxFile(data, { sheet, stickyRowsCount: 1, rightToLeft: options.rightToLeft }).toBuffer()
}
