import { readConfig } from '../config.ts'
import { bulk, migrations, registry } from '../house.ts'
import { BackupDamaged } from '../platform/backup/manifest.ts'
import { refuseHeldFolder, restore as restoreBackup } from '../platform/backup/restore.ts'
import { NotEmpty } from '../platform/backup/write-record.ts'
import { openDatabase, probe } from '../platform/database/index.ts'
import { ReplayFault } from '../platform/record/replay/index.ts'
import { Misuse, type Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Lays a backup into an empty installation, and says what to do before it may go on. */
export const restore: Command = {
  name: 'restore',
  does: 'lay a backup into an empty installation',
  usage: 'restore FOLDER',
  words: [1, 1],
  run: async ({ words: [folder = ''] }) => {
    const { dataDir, databaseUrl } = readConfig(process.env)
    try {
      refuseHeldFolder(dataDir)
      const database = await openDatabase({ dataDir, ...(databaseUrl && { databaseUrl }), log: say })
      try {
        await probe(database.db)
        const settings = { database, dataDir, registry, migrations, bulk, now: new Date() }
        const { size, made } = await restoreBackup(settings, folder)
        process.stdout.write(`${size} entries restored, as they were on ${made}; every view has its hash\n`)
        say(
          'Pages can be served, but no act is taken and nothing is signed until "caravanserai record resume" has\n' +
            'compared the record with the newest checkpoint that a member, a mirror or the old server holds.',
        )
        return 0
      } finally {
        await database.close()
      }
    } catch (error) {
      if (error instanceof NotEmpty) throw new Misuse(error.message)
      if (error instanceof BackupDamaged || error instanceof ReplayFault) {
        const where = error instanceof ReplayFault ? `entry ${error.index}: ` : ''
        process.stdout.write(`restore fault ${where}${error.message}\n`)
        return 1
      }
      throw error
    }
  },
}
