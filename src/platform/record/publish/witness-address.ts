import type { z } from 'zod'
import { Fault, parseVkey, type Verifier } from '../log/index.ts'

/** A witness as the operator sets it: its verifier key, and its submission prefix (C2SP tlog-witness). */
export interface WitnessAddress {
  readonly vkey: string
  readonly address: string
}

// A verifier must accept 16 signature lines (C2SP signed-note); one is the log's own.
const most = 15

/** Reads `<vkey> <address>, <vkey> <address>`. What cannot be right is added to the issues, named. */
export function readWitnesses(given: string, context: z.RefinementCtx): WitnessAddress[] {
  const parts = given.split(',').map((part) => part.trim())
  const witnesses = parts.filter((part) => part !== '').map(readWitness)
  const wrong =
    witnesses.find((one) => typeof one === 'string') ??
    (new Set(witnesses.map((one) => typeof one !== 'string' && one.vkey)).size < witnesses.length
      ? 'the same witness is there twice'
      : witnesses.length > most
        ? `${witnesses.length} witnesses, ${most} at most`
        : undefined)
  if (wrong !== undefined) context.addIssue({ code: 'custom', message: wrong, input: given })
  return witnesses.filter((one) => typeof one !== 'string')
}

/** A witness, or why this names none. */
function readWitness(given: string): WitnessAddress | string {
  const [vkey = '', address = '', ...more] = given.split(/\s+/)
  if (address === '' || more.length > 0)
    return `"${given}" is not a verifier key, a space and an address; commas stand between witnesses`
  const key = readKey(vkey)
  if (typeof key === 'string') return `the key "${vkey}" is not a witness's: ${key}`
  if (key.type !== 'cosignature/v1')
    return `the key "${vkey}" is a log's; a witness's has the signature type 4 (C2SP tlog-cosignature)`
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
    return `the address "${address}" of ${key.name} does not begin with https:// or http://`
  if (url.username || url.password || url.search || url.hash)
    return `the address of ${key.name} has a user, a password, a query or a fragment`
  return { vkey, address }
}

const readKey = (vkey: string): Verifier | string => {
  try {
    return parseVkey(vkey)
  } catch (error) {
    if (error instanceof Fault) return error.message
    throw error
  }
}
