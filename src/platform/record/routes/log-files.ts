import { anyone } from '../../web/policies.ts'
import type { Route } from '../../web/route.ts'
import type { Ctx } from '../../web/context.ts'
import { parseTilePath, TILE_WIDTH } from '../log/index.ts'
import { disclosed } from '../disclosed.ts'
import { disclosedFile } from '../disclosed-file.ts'
import { nobody } from '../../identity/viewer.ts'

const forEver = 'public, max-age=31536000, immutable'

const bytesAnswer = (bytes: Uint8Array, type: string, cache: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: { 'content-type': type, 'cache-control': cache, 'access-control-allow-origin': '*' },
  })

const text = (words: string, cache = 'no-cache'): Response =>
  bytesAnswer(Buffer.from(words), 'text/plain; charset=utf-8', cache)

/** A tile, at the address that C2SP tlog-tiles gives it. */
async function tile(c: Ctx): Promise<Response | undefined> {
  const wanted = parseTilePath(c.url.pathname.replace(/^\/record\//, ''))
  if (!wanted) return undefined
  const bytes = await c.house.publisher.folder.readTile(wanted)
  return (
    bytes &&
    bytesAnswer(bytes, 'application/octet-stream', wanted.width === TILE_WIDTH ? forEver : 'no-cache')
  )
}

/** A person is led to the file that stands in; a program that checks the record is told that this one is gone. */
const redacted = (c: Ctx, by: string): Response =>
  c.request.headers.get('accept')?.includes('text/html')
    ? new Response(null, { status: 303, headers: { location: `/record/file/${by}` } })
    : Response.json({ state: 'redacted', by }, { status: 410 })

/** The log as anyone can copy and check it: the addresses of C2SP tlog-tiles below `/record/`. */
export const logRoutes: readonly Route[] = [
  {
    kind: 'raw',
    method: 'GET',
    path: '/record/checkpoint',
    policy: anyone,
    respond: async (c) => {
      const note = await c.house.publisher.folder.checkpoint()
      return note === undefined ? undefined : text(note)
    },
  },
  {
    kind: 'raw',
    method: 'GET',
    path: '/record/key',
    policy: anyone,
    respond: async (c) => text(`${c.house.publisher.vkey}\n`),
  },
  { kind: 'raw', method: 'GET', path: '/record/tile/*', policy: anyone, respond: tile },
  {
    kind: 'raw',
    method: 'GET',
    path: '/record/disclosed/:commitment',
    policy: anyone,
    respond: async (c) => {
      const commitment = c.params['commitment'] ?? ''
      const found = (await disclosed(c.db, [commitment], nobody)).get(commitment)
      if (found?.state === 'erased' || found?.state === 'withheld')
        return Response.json({ state: found.state }, { status: 410 })
      if (found?.state !== 'shown') return undefined
      const row = await c.db
        .selectFrom('own.disclosure')
        .select(['value', 'salt'])
        .where('commitment', '=', commitment)
        .executeTakeFirst()
      return row && bytesAnswer(disclosedFile(row.value, row.salt), 'application/json', 'no-cache')
    },
  },
  {
    kind: 'raw',
    method: 'GET',
    path: '/record/file/:sha256',
    policy: anyone,
    respond: async (c) => {
      const sha256 = c.params['sha256'] ?? ''
      const known = await c.db
        .selectFrom('view.public_file as public')
        .leftJoin('view.redaction as redaction', 'redaction.file', 'public.sha256')
        .select(['public.media', 'redaction.by_file'])
        .where('public.sha256', '=', sha256)
        .executeTakeFirst()
      if (known?.by_file) return redacted(c, known.by_file)
      const stream = known && (await c.house.files.read(sha256))
      if (!stream) return undefined
      const answer = bytesAnswer(stream, 'application/octet-stream', forEver)
      answer.headers.set('content-disposition', `attachment; filename="${sha256}"`)
      answer.headers.set('content-security-policy', "default-src 'none'; sandbox")
      return answer
    },
  },
  {
    kind: 'raw',
    method: 'GET',
    path: '/record/:index/receipt',
    policy: anyone,
    respond: async (c) => {
      const index = Number(c.params['index'])
      if (!Number.isSafeInteger(index) || index < 0) return undefined
      const receipt = await c.house.publisher.receipt(index)
      if (receipt !== undefined) return text(receipt)
      const { size } = await c.db.selectFrom('record.head').select('size').executeTakeFirstOrThrow()
      return index < size ? new Response(null, { status: 202, headers: { 'retry-after': '1' } }) : undefined
    },
  },
]
