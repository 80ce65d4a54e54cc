import {
  Growth,
  proveConsistency,
  verifyConsistency,
  type Checkpoint,
  type TileReader,
} from '../log/index.ts'
import { askWitness, WitnessFailed, type WitnessAnswer } from './ask-witness.ts'

export interface CosignatureRequest {
  /** the signed note, and what it says */
  readonly note: string
  readonly checkpoint: Checkpoint
  /** the size that the witness is thought to hold */
  readonly held: number
}

const most = 3

/**
 * Asks a witness to cosign a checkpoint, from the size that it says it holds.
 * @returns its signature lines, or the size that it holds: above the checkpoint's it is further, and otherwise it holds
 * other entries than the checkpoint's tree begins with
 * @throws WitnessFailed
 */
export async function requestCosignature(
  address: string,
  hashes: TileReader,
  { note, checkpoint, held }: CosignatureRequest,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  let from = Math.min(held, checkpoint.size)
  for (let attempt = 1; attempt <= most; attempt++) {
    const proof = await provenGrowth(hashes, from, checkpoint)
    const answer = await askWitness(address, { from, proof, checkpoint: note }, signal)
    if ('lines' in answer || answer.held > checkpoint.size) return answer
    // Of no entries there are no others.
    if (answer.held === from && from === 0) throw new WitnessFailed('refuses a first checkpoint')
    if (answer.held === from) return answer
    from = answer.held
  }
  throw new WitnessFailed('names another size at each answer')
}

/** The proof for a witness, tried here first: when the witness refuses it, it holds other entries. */
async function provenGrowth(hashes: TileReader, from: number, { size, root }: Checkpoint): Promise<Buffer[]> {
  const proof = await proveConsistency(hashes, from, size)
  if (from === 0 || from === size) return proof
  const fromRoot = (await Growth.open(hashes, from)).root()
  if (!verifyConsistency(from, size, proof, fromRoot, root))
    throw new Error(`the tiles do not lead from ${from} entries to the checkpoint of ${size}`)
  return proof
}
