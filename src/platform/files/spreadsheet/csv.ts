import { CsvError, parse } from 'csv-parse/sync'
import type { Options } from 'csv-parse/sync'
import { Unreadable } from './faults.ts'
import type { TableLimits } from './faults.ts'

/**
 * The records of a CSV file (RFC 4180; comma, semicolon or tab), blank lines among them as `['']`, so that a
 * record's place is the row that a spreadsheet program shows it in. Throws `Unreadable`.
 */
export const readCsv = (bytes: Buffer, limits: TableLimits): string[][] => {
  const text = decode(bytes)
  if (/^\s*(<|%PDF-)/.test(text)) throw new Unreadable('not-a-spreadsheet')
  const options = { record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true }
  const delimiter = findDelimiter(text)
  return parsed(text, { ...options, delimiter, to: limits.rows + 2 }).map((record) => record.map(unguarded))
}

/** Our own exports guard what a spreadsheet program would take for a formula; see `write.ts`. */
const unguarded = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r\n＝＋－＠])/, '')

/** Encoding is never guessed: UTF-8, or UTF-16 that says so by its byte order mark. */
const decode = (bytes: Buffer): string => {
  const encoding = { feff: 'utf-16be', fffe: 'utf-16le' }[bytes.toString('hex', 0, 2)] ?? 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    // UTF-16 without its mark can be valid UTF-8, but is full of these.
    if (!text.includes('\0')) return text
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw new Unreadable('wrong-encoding')
}

/** The one that occurs most in the first line with anything in it, outside quotation marks. */
const findDelimiter = (text: string): string => {
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text.slice(0, 65_536).trimStart())?.[0] ?? ''
  const bare = first.replace(/"(?:[^"]|"")*"?/g, '')
  const times = (delimiter: string): number => bare.split(delimiter).length
  return [';', '\t'].reduce((best, next) => (times(next) > times(best) ? next : best), ',')
}

const parsed = (text: string, options: Options): string[][] => {
  try {
    return parse(text, options)
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Unreadable('malformed-csv', { line: Number(error['records']) + 1 })
  }
}
