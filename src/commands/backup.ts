import { readConfig } from '../config.ts'
import { bulk, migrations, openHouse } from '../house.ts'
import { backUp } from '../platform/backup/back-up.ts'
import { manifestName } from '../platform/backup/manifest.ts'
import { NotEmpty } from '../platform/backup/write-record.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Copies everything that this installation cannot lose into a folder, while it serves. */
export const backup: Command = {
  name: 'backup',
  does: 'copy the record, accounts, files and the log’s key into an empty folder',
  usage: 'backup FOLDER',
  words: [1, 1],
  run: async ({ words: [folder = ''] }) => {
    // The log's key and people's data: for the owner of the folder alone.
    process.umask(0o077)
    const config = readConfig(process.env)
    const house = await openHouse(config, say)
    try {
      const { database, publisher, files } = house
      const { size, files: written } = await backUp(
        { database, publisher, files, dataDir: config.dataDir, migrations, bulk, now: house.clock() },
        folder,
      )
      process.stdout.write(
        `${size} entries, ${Object.keys(written).length} files; ${manifestName} names them all\n`,
      )
      return 0
    } catch (error) {
      if (error instanceof NotEmpty) throw new Misuse(error.message)
      throw error
    } finally {
      await house.close()
    }
  },
}
