import type { KeyObject } from 'node:crypto'
import {
  cosigner,
  Fault,
  openCheckpoint,
  parseAddCheckpoint,
  parseCheckpoint,
  signatureLines,
  SIZE_MEDIA,
  verifyConsistency,
  type AddCheckpoint,
  type Checkpoint,
  type OpenCheckpoint,
  type Verifier,
} from '../log/index.ts'
import type { Cosigned, Ledger } from './ledger.ts'

export interface Judging {
  /** the logs that it cosigns; several keys of one origin are all believed */
  readonly logs: readonly Verifier[]
  readonly ledger: Ledger
  readonly name: string
  readonly key: KeyObject
  readonly now: () => Date
}

export interface Answer {
  readonly status: number
  readonly body: string
  readonly media?: string
}

const no = (status: number, why: string): Answer => ({ status, body: `${why}\n` })

/** A witness's answer to one request, with everything that C2SP tlog-witness, "add-checkpoint", asks of it. */
export function answerAddCheckpoint(judging: Judging, body: string): Answer {
  const request = parsed(() => parseAddCheckpoint(body))
  const claimed = request && parsed(() => parseCheckpoint(textOf(request.checkpoint)))
  if (!request || !claimed) return no(400, 'this is no old size, proof and checkpoint')
  const known = judging.logs.filter(({ name }) => name === claimed.origin)
  if (known.length === 0) return no(404, 'this log is not known here')
  const checkpoint = known.map((log) => parsed(() => openCheckpoint(request.checkpoint, log))).find(Boolean)
  if (!checkpoint) return no(403, 'the checkpoint is not signed by a key of this log')
  if (request.from > checkpoint.size) return no(400, 'the old size is above that of the checkpoint')
  const { refusal } = judging.ledger.change(checkpoint.origin, (held) => {
    const refused = judge(held, request, checkpoint)
    // The checkpoint is public: whoever sends it again must not make the disk work.
    const grown = !refused && checkpoint.size > held.size
    return { refusal: refused, ...(grown && { keep: checkpoint }) }
  })
  return refusal ?? { status: 200, body: cosignature(judging, checkpoint) }
}

/** Why a checkpoint is not cosigned after the tree that is held; nothing when it may be. */
function judge(
  held: Cosigned,
  { from, proof }: AddCheckpoint,
  { size, root }: Checkpoint,
): Answer | undefined {
  const conflict = { status: 409, body: `${held.size}\n`, media: SIZE_MEDIA }
  if (from !== held.size) return conflict
  if (size === held.size && !root.equals(held.root)) return conflict
  if (!verifyConsistency(from, size, proof, held.root, root))
    return no(422, 'the proof does not show that the log only grew')
  return undefined
}

function cosignature({ name, key, now }: Judging, { text }: OpenCheckpoint): string {
  return signatureLines(text, [cosigner(name, key, Math.floor(now().getTime() / 1000))])
}

/** The signed text of a note, of which nothing is verified. */
const textOf = (note: string): string => note.slice(0, note.lastIndexOf('\n\n') + 1)

function parsed<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof Fault) return undefined
    throw error
  }
}
