import canonicalize from 'canonicalize'
import { ENTRY_MAX_BYTES } from './bundle.ts'
import { Fault } from './fault.ts'

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * A value as canonical JSON (RFC 8785), restricted to what the record admits: ASCII keys, integers up to
 * 2^53 − 1, text in NFC. Members that are `undefined` are left out.
 * @throws Fault `entry-…` on any other value.
 */
export function canonical(value: unknown): Buffer {
  const text = jcs(value)
  // What is checked is what a reader will parse: `toJSON` and the like have then done their work.
  checkValue(JSON.parse(text))
  return Buffer.from(text)
}

/**
 * The value of canonical bytes, of at most 65,535: `JCS(parse(bytes)) == bytes`, without duplicate keys.
 * @throws Fault `entry-…` naming the first rule that the bytes break.
 */
export function parseCanonical(bytes: Uint8Array): unknown {
  if (bytes.length > ENTRY_MAX_BYTES) throw new Fault('entry-too-long', `${bytes.length} bytes`)
  const text = attempt('entry-not-utf8', () => utf8.decode(bytes))
  const value = attempt('entry-not-json', (): unknown => JSON.parse(text))
  checkValue(value)
  if (jcs(value) !== text) {
    throw new Fault(hasDuplicateKey(text) ? 'entry-duplicate-key' : 'entry-not-canonical')
  }
  return value
}

function jcs(value: unknown): string {
  const text = attempt('entry-not-json', () => canonicalize(value))
  if (text === undefined) throw new Fault('entry-not-json')
  return text
}

/** Without recursion, so that deep nesting in someone else's entry cannot exhaust the stack. */
function checkValue(value: unknown): void {
  const pending = [value]
  while (pending.length > 0) {
    const next = pending.pop()
    if (typeof next === 'number') checkNumber(next)
    else if (typeof next === 'string') checkText(next)
    else if (Array.isArray(next)) for (const item of next) pending.push(item)
    else if (typeof next === 'object' && next !== null) {
      for (const [key, item] of Object.entries(next)) {
        if (!/^\p{ASCII}*$/u.test(key)) throw new Fault('entry-key-not-ascii', key)
        // Copying such a member sets a JavaScript object's prototype: readers would disagree on what was said.
        if (key === '__proto__') throw new Fault('entry-key-reserved', key)
        pending.push(item)
      }
    }
  }
}

function checkNumber(number: number): void {
  if (!Number.isInteger(number)) throw new Fault('entry-number-not-integer', String(number))
  if (!Number.isSafeInteger(number)) throw new Fault('entry-integer-not-safe', String(number))
}

function checkText(text: string): void {
  if (!text.isWellFormed()) throw new Fault('entry-text-not-unicode')
  if (text.normalize('NFC') !== text) throw new Fault('entry-text-not-nfc', text.slice(0, 40))
}

/** Whether an object in valid JSON repeats a key, which `JSON.parse` passes over in silence. */
function hasDuplicateKey(json: string): boolean {
  const open: Set<string>[] = []
  for (const [token, text, isKey] of json.matchAll(/("(?:[^"\\]|\\.)*")\s*(:)?|[{}]/g)) {
    if (token === '{') open.push(new Set())
    else if (token === '}') open.pop()
    else if (isKey) {
      const key: unknown = JSON.parse(text ?? '')
      const keys = open.at(-1)
      if (typeof key !== 'string' || keys?.has(key)) return true
      keys?.add(key)
    }
  }
  return false
}

function attempt<T>(reason: Fault['reason'], action: () => T): T {
  try {
    return action()
  } catch (error) {
    throw new Fault(reason, error instanceof Error ? error.message : undefined)
  }
}
