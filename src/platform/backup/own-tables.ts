import { createReadStream } from 'node:fs'
import { tablesOf, type Db, type TableForm } from '../database/index.ts'

/** What replay gives back, and what the migrations lay, is not copied. */
const notCopied = ['own.migration', 'record.entry', 'record.head']

/** The tables that only a backup can give back, each after those that it refers to. */
export const ownTables = async (db: Db): Promise<TableForm[]> =>
  (await tablesOf(db, ['own', 'record'])).filter(({ table }) => !notCopied.includes(table))

/** The lines of such a file. Only a newline ends one: node:readline would also end it within a text, at U+2028. */
export async function* linesIn(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const part of createReadStream(path, 'utf8') as AsyncIterable<string>) {
    const lines = (rest + part).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
}
