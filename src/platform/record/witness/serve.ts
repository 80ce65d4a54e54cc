import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { join } from 'node:path'
import { formatVkey, isKeyName, type Verifier } from '../log/index.ts'
import { logKey } from '../publish/key.ts'
import { answerAddCheckpoint, type Answer, type Judging } from './judge.ts'
import { Ledger } from './ledger.ts'

/** The witness cannot be opened: what is wrong, and what to do. */
export class WitnessNotOpened extends Error {}

export interface Opening {
  readonly wanted?: string
  readonly name: string
  readonly logs: readonly Verifier[]
  readonly now: () => Date
}

export interface OpenWitness {
  readonly vkey: string
  readonly server: Server
  close(): void
}

// 63 hashes and a checkpoint with a hundred signature lines are far below.
const mostBytes = 65_536

/**
 * Opens a witness in a folder, which keeps its key and what it has cosigned. On an empty folder it makes both.
 * @param wanted the name of its key, where the operator insists on one; `name` is what it is called otherwise at first
 * @throws WitnessNotOpened
 */
export async function openWitness(
  folder: string,
  { wanted, name: usual, logs, now }: Opening,
): Promise<OpenWitness> {
  // The first name stays for ever, so an impossible one must not come that far.
  const asked = wanted ?? usual
  if (!isKeyName(asked))
    throw new WitnessNotOpened(
      `${JSON.stringify(asked)} cannot be the name of a key: it is empty, or has a space or a "+". ` +
        'Give a name such as witness.member.example.',
    )
  await mkdir(folder, { recursive: true })
  const path = join(folder, 'witness.key')
  const ledger = new Ledger(folder)
  if (existsSync(path) && ledger.isNew)
    throw new WitnessNotOpened(
      `${path} has signed before, and ${ledger.path} does not know what: with it, a fork could be cosigned. Put the ` +
        'file back; where it is lost, remove the key as well, and give the new one to every log.',
    )
  const name = ledger.name(asked)
  if (wanted !== undefined && wanted !== name)
    throw new WitnessNotOpened(`the witness of ${folder} is called ${name}, not ${wanted}`)
  const key = await logKey(path)
  const judging: Judging = { logs, ledger, name, key, now }
  return {
    vkey: formatVkey(name, key, 'cosignature/v1'),
    server: createServer({ requestTimeout: 30_000 }, (request, response) => {
      answer(judging, request)
        .catch((error: unknown): Answer => {
          process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
          return { status: 500, body: 'the witness has a fault of its own\n' }
        })
        .then(
          ({ status, body, media = 'text/plain; charset=utf-8' }) => {
            response.writeHead(status, { 'content-type': media }).end(body)
          },
          () => response.destroy(),
        )
    }),
    close: () => ledger.close(),
  }
}

async function answer(judging: Judging, request: IncomingMessage): Promise<Answer> {
  // A proxy may leave its prefix before the path.
  if (!request.url?.endsWith('/add-checkpoint'))
    return { status: 404, body: 'a witness has /add-checkpoint alone\n' }
  if (request.method !== 'POST') return { status: 405, body: 'POST a checkpoint\n' }
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes <= mostBytes) parts.push(part)
  }
  if (bytes > mostBytes) return { status: 413, body: `more than ${mostBytes} bytes\n` }
  return answerAddCheckpoint(judging, Buffer.concat(parts).toString())
}
