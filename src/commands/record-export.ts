import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { exportRecord } from '../platform/backup/export-record.ts'
import { NotEmpty } from '../platform/backup/write-record.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Writes what is served below /record/ into a folder: a copy to keep, to serve and to verify elsewhere. */
export const recordExport: Command = {
  name: 'record export',
  does: 'write the record as it is served into an empty folder',
  usage: 'record export FOLDER',
  words: [1, 1],
  run: async ({ words: [folder = ''] }) => {
    const house = await openHouse(readConfig(process.env), say)
    try {
      const { database, publisher, files } = house
      const done = await exportRecord({ db: database.db, publisher, files }, folder)
      process.stdout.write(`${done.entries} entries, ${done.values} values, ${done.files} files\n`)
      if (done.absent > 0) say(`${done.absent} public files are not in the store`)
      return 0
    } catch (error) {
      if (error instanceof NotEmpty) throw new Misuse(error.message)
      throw error
    } finally {
      await house.close()
    }
  },
}
