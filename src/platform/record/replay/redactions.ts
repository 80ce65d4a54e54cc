import type { Store } from '../../files/store.ts'
import type { Entry } from '../log/index.ts'

/** The file that stands in for another, which was found to hold what must not be public. */
export type Redactions = ReadonlyMap<string, string>

const mark = Buffer.from('"file.redacted"')

/** The file that an act redacts, and the one that stands in for it, if it is such an act. */
export function redactionGiven({ act }: Entry): [file: string, by: string] | undefined {
  if (act.type !== 'file.redacted') return undefined
  const { file, by } = act.body as { file: string; by: { sha256: string } }
  return [file, by.sha256]
}

/** Which file stands for which at the end of a record; the entries' bytes are not checked. */
export async function redactionsIn(entries: AsyncIterable<Buffer>): Promise<Redactions> {
  const redactions = new Map<string, string>()
  for await (const bytes of entries) {
    if (!bytes.includes(mark)) continue
    const given = redactionGiven(JSON.parse(bytes.toString()) as Entry)
    if (given) redactions.set(...given)
  }
  return redactions
}

/**
 * The store as replay reads it: a redacted file's name leads to the bytes that stand in for it, and these may be
 * redacted in turn. No chain is endless, since a redacted file can stand in for nothing.
 */
export function withRedactions(files: Store, redactions: Redactions): Store {
  const standing = (sha256: string): string => {
    const by = redactions.get(sha256)
    return by === undefined ? sha256 : standing(by)
  }
  return {
    ...files,
    get: (sha256) => files.get(standing(sha256)),
    read: (sha256) => files.read(standing(sha256)),
    path: (sha256) => files.path(standing(sha256)),
    has: (sha256) => files.has(standing(sha256)),
  }
}
