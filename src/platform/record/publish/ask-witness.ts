import {
  cosignatureIn,
  Fault,
  formatAddCheckpoint,
  parseHeldSize,
  SIZE_MEDIA,
  type AddCheckpoint,
  type Verifier,
} from '../log/index.ts'

/** Why a witness did not cosign; its operator, or ours, has to see to it. */
export class WitnessFailed extends Error {}

/**
 * A witness's answer: its signature lines, or the size that it holds. Where that is the size that was named, the proof
 * did not lead from its tree to this one.
 */
export type WitnessAnswer = { readonly lines: string } | { readonly held: number }

const mostBytes = 65_536
const daySeconds = 86_400

const meaning: Readonly<Record<number, string>> = {
  400: 'it does not understand the request',
  403: 'it has another key for this record',
  404: 'it does not know this record; its operator needs the key at /record/key',
}

/**
 * Asks a witness for its cosignature (C2SP tlog-witness, "add-checkpoint").
 * @param address its submission prefix
 * @throws WitnessFailed
 */
export async function askWitness(
  address: string,
  request: AddCheckpoint,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  const url = `${address.replace(/\/$/, '')}/add-checkpoint`
  const { status, media, text } = await post(url, formatAddCheckpoint(request), signal)
  if (status === 200) return { lines: text }
  // The proof is looked at only where the size is the witness's own.
  if (status === 422) return { held: request.from }
  const held = status === 409 && media === SIZE_MEDIA ? parseHeldSize(text) : undefined
  if (held !== undefined) return { held }
  throw new WitnessFailed(`answers ${status}${meaning[status] ? `: ${meaning[status]}` : ''}`)
}

/**
 * The cosignature over a text among the lines of an answer.
 * @throws WitnessFailed
 */
export function openAnswer(lines: string, text: string, witness: Verifier): { line: string; time: number } {
  try {
    const cosignature = cosignatureIn(lines, text, witness)
    if (cosignature.time <= Date.now() / 1000 + daySeconds) return cosignature
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    throw new WitnessFailed(`answers with a cosignature that does not hold: ${error.message}`)
  }
  throw new WitnessFailed('dates its cosignature in the future')
}

async function post(url: string, body: string, signal: AbortSignal) {
  try {
    // What it answers is taken from the address that the operator set, and from no other.
    const answer = await fetch(url, { method: 'POST', body, signal, redirect: 'manual' })
    const media = answer.headers.get('content-type')?.split(';')[0]?.trim()
    return { status: answer.status, media, text: await shortText(answer) }
  } catch (error) {
    if (error instanceof WitnessFailed) throw error
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    throw new WitnessFailed(`does not answer: ${cause instanceof Error ? cause.message : String(cause)}`)
  }
}

async function shortText({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let bytes = 0
  for await (const part of body ?? []) {
    bytes += part.length
    if (bytes > mostBytes) throw new WitnessFailed(`answers with more than ${mostBytes} bytes`)
    parts.push(part)
  }
  return Buffer.concat(parts).toString()
}
