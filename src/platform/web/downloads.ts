import { writeCsv } from '../files/spreadsheet/write.ts'

/** A table as a CSV file to keep: UTF-8 with BOM, formulas neutralised. */
export const csvAnswer = (name: string, header: string[], rows: string[][]): Response =>
  fileAnswer(name, 'text/csv; charset=utf-8', writeCsv({ header, rows }))

/** A file to keep, under this name. */
export const fileAnswer = (name: string, type: string, bytes: Uint8Array): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': type,
      'content-disposition': `attachment; filename="${name.replaceAll(/[^A-Za-z0-9._-]/g, '-')}"`,
      'cache-control': 'private, no-cache',
    },
  })
