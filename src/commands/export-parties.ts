import { writeFile } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { partyTable } from '../modules/parties/index.ts'
import { writeCsv, writeXlsx } from '../platform/files/spreadsheet/write.ts'
import { languagesHeld } from '../platform/language/catalogue.ts'
import { localeOf } from '../platform/language/index.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Writes all parties as a sheet that the import reads back as the same. */
export const exportPartiesCommand: Command = {
  name: 'export parties',
  does: 'write all parties as a sheet (.xlsx, .csv)',
  usage: 'export parties FILE [--language LANG] [--focal-points]',
  options: { language: { type: 'string' }, 'focal-points': { type: 'boolean' } },
  words: [1, 1],
  run: async ({ words: [file = ''], values }) => {
    const isXlsx = file.endsWith('.xlsx')
    if (!isXlsx && !file.endsWith('.csv')) throw new Misuse('the file must end in .xlsx or .csv')
    const lang = typeof values['language'] === 'string' ? values['language'] : 'en'
    if (!languagesHeld().includes(lang)) throw new Misuse(`there are no messages in "${lang}"`)
    const l = localeOf(lang)
    const house = await openHouse(readConfig(process.env), say)
    try {
      const { languages } = await house.mechanism()
      const focalPoints = values['focal-points'] === true
      const table = await partyTable(house.database.db, { lang, langs: languages, focalPoints })
      const bytes = isXlsx
        ? await writeXlsx(table, { sheet: l.t('parties.title'), rightToLeft: l.dir === 'rtl' })
        : writeCsv(table)
      await writeFile(file, bytes, { mode: focalPoints ? 0o600 : 0o644 })
      say(`${table.rows.length} parties in ${file}`)
      return 0
    } finally {
      await house.close()
    }
  },
}
