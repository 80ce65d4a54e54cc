/** A message or a part of one. Text is one character an octet (Latin-1), so that nothing is lost before decoding. */
export interface Part {
  /** field name in small letters → its values, unfolded */
  readonly headers: ReadonlyMap<string, readonly string[]>
  readonly body: string
}

const mostFields = 1000
const mostParts = 50
const longestField = 10_000

/** The fields of a header block, unfolded (RFC 5322 §2.2.3); lines that are no field are passed over. */
export function readFields(lines: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  let values: string[] | undefined
  for (const line of lines.slice(0, mostFields)) {
    const field = /^([!-9;-~]{1,80})[ \t]*:(.*)$/.exec(line)
    if (field) {
      const name = (field[1] ?? '').toLowerCase()
      values = fields.get(name) ?? []
      values.push((field[2] ?? '').slice(0, longestField))
      fields.set(name, values)
    } else if (/^[ \t]/.test(line) && values?.length)
      values.push(`${values.pop()}${line}`.slice(0, longestField))
  }
  return fields
}

/** Header and body, parted by the first empty line (RFC 5322 §2.1). */
export function readPart(text: string): Part {
  const lines = text.split('\n')
  const end = lines.findIndex((line) => line.trim() === '')
  const head = end === -1 ? lines : lines.slice(0, end)
  return { headers: readFields(head), body: end === -1 ? '' : lines.slice(end + 1).join('\n') }
}

export const fieldOf = ({ headers }: Part, name: string): string => headers.get(name)?.[0]?.trim() ?? ''

/** `type/subtype` in small letters, of plain text where nothing is said (RFC 2045 §5.2). */
export const typeOf = (part: Part): string =>
  (fieldOf(part, 'content-type').split(';')[0] ?? '').trim().toLowerCase() || 'text/plain'

/** The body without its transfer encoding (RFC 2045 §6). */
export function bodyOf(part: Part): string {
  const encoding = fieldOf(part, 'content-transfer-encoding').toLowerCase()
  if (encoding === 'base64') return lines(Buffer.from(part.body, 'base64').toString('latin1'))
  if (encoding !== 'quoted-printable') return part.body
  return part.body
    .replaceAll(/=[ \t]*\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Lines end in one line feed here, however they ended on the way. */
export const lines = (text: string): string => text.replaceAll(/\r\n?/g, '\n')

/** The parts of a message that are no multiparts themselves, in order, at most `depth` multiparts inside each other. */
export function leavesOf(part: Part, depth: number): Part[] {
  if (!typeOf(part).startsWith('multipart/')) return [part]
  if (depth === 0) return []
  const [, quoted, plain] =
    /;[ \t]*boundary[ \t]*=[ \t]*(?:"([^"]{1,200})"|([^\s;"]{1,200}))/i.exec(fieldOf(part, 'content-type')) ??
    []
  const boundary = `--${quoted ?? plain ?? ''}`
  if (boundary === '--') return []
  const parts: string[][] = []
  for (const line of part.body.split('\n')) {
    const end = line.trimEnd()
    if (end === `${boundary}--`) break
    if (end !== boundary) parts.at(-1)?.push(line)
    else if (parts.length === mostParts) break
    else parts.push([])
  }
  return parts.flatMap((inner) => leavesOf(readPart(inner.join('\n')), depth - 1))
}
