import { isUtf8 } from 'node:buffer'
import { Refusal } from './faults.ts'

const pieceBytes = 65_536

/** Names as XML files write them. WHATWG and practice read ISO-8859-1 as Windows-1252, its superset in print. */
const decoders: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'windows-1252': 'windows-1252',
  cp1252: 'windows-1252',
}

/**
 * Text of an XML file in pieces, decoded as XML 1.0 appendix F says: byte order mark, else the look of the
 * first bytes, else the declared encoding, else UTF-8. At bytes that are not of the encoding it gives the
 * text before them and then throws `Refusal` (`encoding-invalid`; `encoding-unsupported` at the start).
 */
export async function* decodeXml(input: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let encoding: string | undefined
  let wide: InstanceType<typeof TextDecoder> | undefined
  let carried: Buffer = Buffer.alloc(0)
  for await (const piece of pieces(input)) {
    encoding ??= encodingOf(piece)
    if (encoding === 'utf-8') {
      const bytes = carried.length > 0 ? Buffer.concat([carried, piece]) : piece
      const whole = bytes.length - unfinished(bytes)
      if (!isUtf8(bytes.subarray(0, whole))) {
        yield bytes.toString('utf8', 0, validLength(bytes))
        throw new Refusal('encoding-invalid', { encoding })
      }
      yield bytes.toString('utf8', 0, whole)
      carried = bytes.subarray(whole)
    } else {
      wide ??= new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
      yield decodeWith(wide, encoding, piece)
    }
  }
  if (carried.length > 0) throw new Refusal('file-truncated')
  if (wide && encoding) yield decodeWith(wide, encoding)
}

function decodeWith(decoder: InstanceType<typeof TextDecoder>, encoding: string, piece?: Buffer): string {
  try {
    return decoder.decode(piece, { stream: piece !== undefined })
  } catch {
    throw piece ? new Refusal('encoding-invalid', { encoding }) : new Refusal('file-truncated')
  }
}

/** Equal pieces, whatever the source hands over: bounds what is decoded before an activity goes out. */
async function* pieces(input: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let held: Uint8Array[] = []
  let size = 0
  for await (const chunk of input) {
    for (let at = 0; at < chunk.length;) {
      const part = chunk.subarray(at, at + pieceBytes - size)
      held.push(part)
      size += part.length
      at += part.length
      if (size === pieceBytes) {
        yield Buffer.concat(held)
        held = []
        size = 0
      }
    }
  }
  if (size > 0) yield Buffer.concat(held)
}

function encodingOf(start: Buffer): string {
  const signature = start.toString('hex', 0, 4)
  if (signature.startsWith('efbbbf')) return 'utf-8'
  if (signature.startsWith('fffe') || signature === '3c003f00') return 'utf-16le'
  if (signature.startsWith('feff') || signature === '003c003f') return 'utf-16be'
  const declaration = /^<\?xml[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/.exec(start.toString('latin1', 0, 512))
  const declared = declaration?.[1] ?? 'utf-8'
  const encoding = decoders[declared.toLowerCase()]
  if (encoding === undefined) throw new Refusal('encoding-unsupported', { encoding: declared.slice(0, 40) })
  return encoding
}

const width = (lead: number): number => (lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4)

/** How many bytes at the end begin a character that the next piece finishes. */
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return width(byte) > back ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

function validLength(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length && isUtf8(bytes.subarray(at, at + width(bytes[at]!)))) at += width(bytes[at]!)
  return at
}
