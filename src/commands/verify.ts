import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../config.ts'
import { bulk, migrations, registry } from '../house.ts'
import { openDatabase } from '../platform/database/index.ts'
import { cosignedSource, folderSource, urlSource, verifyRecord } from '../platform/record/verify/index.ts'
import { Misuse, type Command } from './command.ts'
import { readKeys } from './read-keys.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Checks a copy of a record, or one that a host serves, without believing the host. */
export const verify: Command = {
  name: 'verify',
  does: 'check a record, in a folder or at an address: entries, tree, signatures, meaning',
  usage: 'verify FOLDER|URL [--since CHECKPOINT] [--key KEY] [--witness KEY]…',
  options: {
    since: { type: 'string' },
    key: { type: 'string' },
    witness: { type: 'string', multiple: true },
  },
  words: [1, 1],
  run: async ({ words: [given = ''], values: { since, key, witness } }) => {
    const witnesses = readKeys(witness, 'cosignature/v1')
    const temporary = await mkdtemp(join(tmpdir(), 'caravanserai-verify-'))
    // An embedded server that is started for the check may run as another user, who must reach its folder.
    await chmod(temporary, 0o755)
    try {
      const source = /^https?:\/\//.test(given)
        ? cosignedSource(urlSource(given, join(temporary, 'record')), witnesses)
        : folderSource(folderThere(given))
      const trusted = {
        ...(typeof since === 'string' && { since: { name: since, note: await readFile(since, 'utf8') } }),
        ...(typeof key === 'string' && { key }),
        witnesses,
      }
      let holds = true
      for await (const level of verifyRecord({
        source,
        trusted,
        registry,
        migrations,
        bulk,
        openDatabase: () => openNearby(join(temporary, 'data')),
      })) {
        process.stdout.write(`${level.line}\n`)
        holds &&= level.holds
      }
      return holds ? 0 : 1
    } finally {
      await rm(temporary, { recursive: true, force: true })
    }
  },
}

function folderThere(path: string): string {
  if (!existsSync(path)) throw new Misuse(`there is no folder ${path}`)
  return path
}

/** The server of this installation, or where there is none, one for the time of the check. */
function openNearby(dataDir: string) {
  const config = readConfig(process.env)
  const held = config.databaseUrl !== undefined || existsSync(config.dataDir)
  return openDatabase({
    dataDir: held ? config.dataDir : dataDir,
    ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    log: say,
  })
}
