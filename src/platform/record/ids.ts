import { createHash, randomUUID } from 'node:crypto'

/** A new act id: UUID version 7 (RFC 9562), so that ids sort by when they were made. */
export function newId(now = Date.now()): string {
  const random = randomUUID().replaceAll('-', '')
  const time = now.toString(16).padStart(12, '0')
  return dashed(`${time}7${random.slice(13)}`)
}

/** The id of the nth act that another brings about: UUID version 8 over both, so that replay names it alike. */
export const consequenceId = (cause: string, ordinal: number): string =>
  derived('consequence', cause, ordinal)

/** The id of the nth of several things that one act created, by which other acts build on it alone. */
export const partId = (act: string, ordinal: number): string => derived('part', act, ordinal)

function derived(kind: 'consequence' | 'part', act: string, ordinal: number): string {
  const digest = createHash('sha256').update(`caravanserai/${kind}/v1\n${act}\n${ordinal}`).digest('hex')
  const variant = ((Number.parseInt(digest[16] ?? '0', 16) & 3) | 8).toString(16)
  return dashed(`${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`)
}

/** Was the act with this id brought about by another? */
export const isConsequence = (id: string): boolean => id[14] === '8'

const dashed = (hex: string): string =>
  [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-')
