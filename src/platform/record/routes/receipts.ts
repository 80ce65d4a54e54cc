import { fileAnswer } from '../../web/downloads.ts'
import { anyone } from '../../web/policies.ts'
import type { Ctx } from '../../web/context.ts'
import type { Route } from '../../web/route.ts'
import { notYetPage, verifyActPage } from '../receipt/act-pages.ts'
import { collectReceipt } from '../receipt/collect.ts'
import { policy } from '../receipt/inline.ts'
import { receiptPage } from '../receipt/receipt-page.ts'

const indexOf = (c: Ctx): number => Number(c.params['index'])

/** The entry's bytes as they stand on the record. */
const entryBytes = async (c: Ctx): Promise<Buffer | undefined> => {
  const index = indexOf(c)
  if (!Number.isSafeInteger(index)) return undefined
  const row = await c.db
    .selectFrom('record.entry')
    .select('bytes')
    .where('index', '=', index)
    .executeTakeFirst()
  return row?.bytes
}

/** What proves one act: a file that verifies itself, and the way to it. */
export const receiptRoutes: readonly Route[] = [
  {
    kind: 'page',
    path: '/record/:index{[0-9]+}/receipt',
    policy: anyone,
    page: async (c) => {
      const index = indexOf(c)
      if (!Number.isSafeInteger(index)) return undefined
      const receipt = await collectReceipt(c.db, c.house.publisher, index)
      if (receipt === 'unpublished') return notYetPage(c, index)
      if (!receipt) return undefined
      const page = await receiptPage(c, receipt)
      const headers = new Headers({
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': `${policy}; frame-ancestors 'none'`,
        'cache-control': 'private, no-cache',
      })
      if (c.query.has('save'))
        headers.set('content-disposition', `attachment; filename="receipt-${index}.html"`)
      return new Response(page, { headers })
    },
  },
  {
    kind: 'page',
    path: '/record/:index{[0-9]+}/verify',
    policy: anyone,
    page: async (c) => ((await entryBytes(c)) ? verifyActPage(c, indexOf(c)) : undefined),
  },
  {
    kind: 'raw',
    method: 'GET',
    path: '/record/:index/entry',
    policy: anyone,
    respond: async (c) => {
      const bytes = await entryBytes(c)
      return bytes && fileAnswer(`entry-${indexOf(c)}.json`, 'application/json', bytes)
    },
  },
]
