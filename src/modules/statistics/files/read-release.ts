import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import type { Fault, Reading } from './fault.ts'
import type { ReadOptions, Row } from './read-rows.ts'
import type { Structure } from './structure.ts'
import { fault } from './fault.ts'
import { readRows } from './read-rows.ts'

/** What is read at most; a larger table is bulk data and goes in as Parquet. */
export const limits = { bytes: 64 * 1024 * 1024, rows: 200_000, columns: 200 }

/**
 * Reads a release from the bytes of a CSV file (RFC 4180, UTF-8 with or without a byte order mark) by its structure.
 * All or nothing: either every observation, or every fault with its line, column and reason. The encoding is never
 * guessed, and a file that ends inside a quoted field, a row or a character is refused as cut.
 */
export function readRelease(
  bytes: Uint8Array,
  structure: Structure,
  options: ReadOptions & { limits?: Partial<typeof limits> } = {},
): Reading {
  const most = { ...limits, ...options.limits }
  if (bytes.length > most.bytes) return refused(fault('too-large', null, null, { most: most.bytes }))
  const encoding = encodingFaults(bytes)
  if (encoding.length > 0) return { ok: false, faults: encoding }
  // One kind of line break: csv-parse counts CRLF inside quotes as two lines.
  const text = new TextDecoder().decode(bytes).replace(/\r\n?/g, '\n')
  if (text.trim() === '') return refused(fault('empty-file'))

  const table = recordsOf(text, structure.delimiter, most.rows + 2)
  if ('reason' in table) return refused(table)
  const [header, ...rows] = table
  if (!header) return refused(fault('empty-file'))
  if (header.cells.length > most.columns)
    return refused(fault('too-many-columns', header.line, null, { most: most.columns }))
  if (rows.length > most.rows) return refused(fault('too-many-rows', null, null, { most: most.rows }))

  const last = rows.at(-1)
  if (last && last.cells.length < header.cells.length && !text.endsWith('\n'))
    return refused(fault('file-cut', last.line))
  const names = header.cells.map((name) => name.trim())
  return readRows(names, rows, structure, options)
}

const refused = (fault: Fault): Reading => ({ ok: false, faults: [fault] })

/** Every line that is not UTF-8; a character cut by the end of the file is the file's fault. */
function encodingFaults(bytes: Uint8Array): Fault[] {
  if (isUtf8(bytes) && !bytes.includes(0)) return []
  const faults: Fault[] = []
  for (let line = 1, start = 0; start < bytes.length; line += 1) {
    const newline = bytes.indexOf(0x0a, start)
    const end = newline < 0 ? bytes.length : newline
    const part = bytes.subarray(start, end)
    if (!isUtf8(part) || part.includes(0))
      faults.push(fault(newline < 0 && endsInsideCharacter(part) ? 'file-cut' : 'wrong-encoding', line))
    start = end + 1
  }
  return faults
}

function endsInsideCharacter(part: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true })
    return !part.includes(0)
  } catch {
    return false
  }
}

/** The records with their first lines, blank ones left out; at most `most`. */
function recordsOf(text: string, delimiter: string, most: number): Row[] | Fault {
  const rows: Row[] = []
  try {
    parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      to: most,
      on_record: (cells: string[], { lines }) => {
        // csv-parse counts the line on which a record ends; a quoted field may hold line breaks.
        rows.push({ line: lines - cells.join('').split('\n').length + 1, cells })
        return null
      },
    })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = typeof error.lines === 'number' ? error.lines : null
    return fault(error.code === 'CSV_QUOTE_NOT_CLOSED' ? 'file-cut' : 'not-csv', line)
  }
}
