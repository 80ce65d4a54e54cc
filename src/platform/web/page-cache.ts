import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Viewer } from '../identity/viewer.ts'
import type { Ctx } from './context.ts'
import type { House } from './house.ts'
import { encode, encodingFor, type Encoding } from './negotiate.ts'
import type { Rendered } from './render.ts'
import { headersFor } from './security.ts'

interface Kept {
  readonly etag: string
  readonly plain: Buffer
  readonly encoded: Map<Encoding, Buffer>
  readonly headers: Record<string, string>
  readonly size: number
  readonly until: number
}

const mostPages = 2000
const secondsKept = 20

/**
 * Public pages as last made, for readers who have not signed in. A page is kept while the record has not grown, and
 * never longer than the time in which a deadline may pass unnoticed.
 */
export class PageCache {
  readonly #house: House
  readonly #pages = new Map<string, Kept>()
  readonly #headers: Record<string, string>

  constructor(house: House) {
    this.#house = house
    this.#headers = headersFor(house.config.origin)
  }

  async find(request: Request, viewer: Viewer): Promise<Response | undefined> {
    if (viewer.account) return undefined
    const kept = this.#current(request.url)
    if (!kept) return undefined
    const { status, headers, body } = answer(kept, (name) => request.headers.get(name))
    return new Response(body && new Uint8Array(body), { status, headers })
  }

  /**
   * Answers a request for a page that is kept, before anything else looks at it: what most readers ask for most of the
   * time. Gives false where the application has to answer.
   */
  answers(incoming: IncomingMessage, outgoing: ServerResponse): boolean {
    if (incoming.method !== 'GET' || incoming.headers.cookie !== undefined || incoming.headers.authorization)
      return false
    const kept = this.#current(`http://${incoming.headers.host}${incoming.url}`)
    if (!kept) return false
    const { status, headers, body } = answer(kept, (name) => incoming.headers[name] as string | undefined)
    outgoing.writeHead(status, {
      ...this.#headers,
      ...headers,
      ...(body && { 'content-length': body.length }),
    })
    outgoing.end(body)
    return true
  }

  /** The page at an address, if the record is as it was and it was made just now. */
  #current(address: string): Kept | undefined {
    const kept = this.#pages.get(address)
    if (!kept) return undefined
    if (kept.size === this.#house.publisher.size && kept.until >= Date.now()) return kept
    this.#pages.delete(address)
    return undefined
  }

  /**
   * Keeps a page that was made when the record had this size, and answers with it. An act that came while it was made
   * may not be on it, and then it is not given again.
   */
  keep(c: Ctx, { status: made, headers, body: written }: Rendered, size: number): Response {
    if (made !== 200) return new Response(written, { status: made, headers })
    const plain = Buffer.from(written)
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    const kept: Kept = {
      etag,
      plain,
      headers,
      encoded: new Map(),
      size,
      until: Date.now() + secondsKept * 1000,
    }
    if (!c.viewer.account) {
      if (this.#pages.size >= mostPages) this.#pages.delete(this.#pages.keys().next().value ?? '')
      this.#pages.set(c.request.url, kept)
    }
    const { status, headers: sent, body } = answer(kept, (name) => c.request.headers.get(name))
    return new Response(body && new Uint8Array(body), { status, headers: sent })
  }
}

interface Answer {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body?: Buffer
}

function answer(kept: Kept, header: (name: string) => string | null | undefined): Answer {
  const headers: Record<string, string> = {
    ...kept.headers,
    etag: kept.etag,
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-encoding',
  }
  if (header('if-none-match') === kept.etag) return { status: 304, headers }
  const encoding = encodingFor(header('accept-encoding'))
  let body = kept.encoded.get(encoding)
  if (!body) kept.encoded.set(encoding, (body = encode(kept.plain, encoding)))
  if (encoding !== 'identity') headers['content-encoding'] = encoding
  return { status: 200, headers, body }
}
