import { Fault, parseVkey, type SignatureType, type Verifier } from '../platform/record/log/index.ts'
import { Misuse, type Given } from './command.ts'

const whose: Readonly<Record<SignatureType, string>> = {
  ed25519: 'a log’s (signature type 1)',
  'cosignature/v1': 'a witness’s (signature type 4)',
}

/**
 * The verifier keys given with an option, each once.
 * @throws Misuse on what is no key, or a key of another kind
 */
export function readKeys(given: Given['values'][string], type: SignatureType): Verifier[] {
  const texts = new Set((Array.isArray(given) ? given : []).map((text) => String(text).trim()))
  return [...texts].map((text) => {
    const key = read(text)
    if (key.type !== type) throw new Misuse(`"${text}" is not ${whose[type]} verifier key`)
    return key
  })
}

function read(text: string): Verifier {
  try {
    return parseVkey(text)
  } catch (error) {
    if (error instanceof Fault) throw new Misuse(`"${text}" is not a verifier key: ${error.message}`)
    throw error
  }
}
