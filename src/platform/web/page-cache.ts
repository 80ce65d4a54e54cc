import { createHash } from 'node:crypto'
import type { Viewer } from '../identity/viewer.ts'
import type { Ctx } from './context.ts'
import type { House } from './house.ts'
import { encode, encodingFor, type Encoding } from './negotiate.ts'

interface Kept {
  readonly etag: string
  readonly plain: Buffer
  readonly encoded: Map<Encoding, Buffer>
  readonly headers: [string, string][]
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

  constructor(house: House) {
    this.#house = house
  }

  async find(request: Request, viewer: Viewer): Promise<Response | undefined> {
    if (viewer.account) return undefined
    const key = request.url
    const kept = this.#pages.get(key)
    if (!kept) return undefined
    if (kept.size !== this.#house.publisher.size || kept.until < Date.now()) {
      this.#pages.delete(key)
      return undefined
    }
    return answer(kept, request)
  }

  async keep(c: Ctx, response: Response): Promise<Response> {
    const type = response.headers.get('content-type') ?? ''
    if (response.status !== 200 || !type.startsWith('text/html')) return response
    const plain = Buffer.from(await response.arrayBuffer())
    const headers = [...response.headers].filter(([name]) => name !== 'content-length')
    const etag = `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`
    const kept: Kept = {
      etag,
      plain,
      headers,
      encoded: new Map(),
      size: this.#house.publisher.size,
      until: Date.now() + secondsKept * 1000,
    }
    if (!c.viewer.account) {
      if (this.#pages.size >= mostPages) this.#pages.delete(this.#pages.keys().next().value ?? '')
      this.#pages.set(c.request.url, kept)
    }
    return answer(kept, c.request)
  }
}

function answer(kept: Kept, request: Request): Response {
  const headers = new Headers(kept.headers)
  headers.set('etag', kept.etag)
  headers.set('cache-control', 'private, no-cache')
  headers.set('vary', 'cookie, accept-encoding')
  if (request.headers.get('if-none-match') === kept.etag) return new Response(null, { status: 304, headers })
  const encoding = encodingFor(request.headers.get('accept-encoding'))
  let body = kept.encoded.get(encoding)
  if (!body) kept.encoded.set(encoding, (body = encode(kept.plain, encoding)))
  if (encoding !== 'identity') headers.set('content-encoding', encoding)
  return new Response(new Uint8Array(body), { status: 200, headers })
}
