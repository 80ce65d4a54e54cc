import type { Store } from '../../files/store.ts'
import { redactedBody } from '../acts/redact-file.ts'
import type { Entry } from '../log/index.ts'

/** The file that stands in for another, which was found to hold what must not be public. */
export type Redactions = ReadonlyMap<string, string>

const mark = Buffer.from('"file.redacted"')

/**
 * The file that an act redacts, and the one that stands in for it, if it is such an act. One that is not as its schema
 * says is passed over here: the rules refuse that entry.
 */
export function redactionGiven({ act }: Entry): [file: string, by: string] | undefined {
  if (act.type !== 'file.redacted') return undefined
  const { data } = redactedBody.safeParse(act.body)
  return data && [data.file, data.by.sha256]
}

/** Which file stands for which at the end of a record; the entries' bytes are not checked. */
export async function redactionsIn(entries: AsyncIterable<Buffer>): Promise<Redactions> {
  const redactions = new Map<string, string>()
  for await (const bytes of entries) {
    const given = bytes.includes(mark) && redactionGiven(JSON.parse(bytes.toString()) as Entry)
    if (given) redactions.set(...given)
  }
  return redactions
}

/**
 * The store as replay reads it: a redacted file's name leads to the bytes that stand in for it, and these may be
 * redacted in turn. A chain that comes back to itself, as no rule allows, ends where it does.
 */
export function withRedactions(files: Store, redactions: Redactions): Store {
  const standing = (sha256: string): string => {
    const passed = new Set([sha256])
    let at = sha256
    for (let by = redactions.get(at); by !== undefined && !passed.has(by); by = redactions.get(at)) {
      passed.add(by)
      at = by
    }
    return at
  }
  return {
    ...files,
    get: (sha256) => files.get(standing(sha256)),
    read: (sha256) => files.read(standing(sha256)),
    path: (sha256) => files.path(standing(sha256)),
    has: (sha256) => files.has(standing(sha256)),
  }
}
