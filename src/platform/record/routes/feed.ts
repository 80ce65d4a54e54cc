import { languageFor } from '../../web/negotiate.ts'
import { anyone } from '../../web/policies.ts'
import type { Route } from '../../web/route.ts'
import { listEntries } from '../pages/record-page.ts'

const entriesInFeed = 50

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** The newest acts as an Atom feed (RFC 4287), told in the language that the reader prefers. */
export const feedRoutes: readonly Route[] = [
  {
    kind: 'raw',
    method: 'GET',
    path: '/record.atom',
    policy: anyone,
    respond: async (c) => {
      const { config, mechanism } = c.house
      const { name, languages } = await mechanism()
      const lang = languageFor(c.request.headers.get('accept-language'), languages)
      const entries = await listEntries(c, Number.MAX_SAFE_INTEGER, entriesInFeed)
      const items = entries.map(
        ({ index, recorded, sentence, act }) => `<entry>
<id>urn:uuid:${act?.id ?? ''}</id>
<title>${escaped(sentence)}</title>
<updated>${recorded}</updated>
<link href="${config.origin}/${lang}/record/${index}"/>
</entry>`,
      )
      const feed = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${config.origin}/record.atom</id>
<title>${escaped(c.l.pick(name).text)}</title>
<updated>${entries[0]?.recorded ?? c.now}</updated>
<author><name>${escaped(c.l.pick(name).text)}</name></author>
<link rel="self" href="${config.origin}/record.atom"/>
${items.join('\n')}
</feed>
`
      return new Response(feed, {
        headers: {
          'content-type': 'application/atom+xml; charset=utf-8',
          'cache-control': 'no-cache',
          vary: 'accept-language',
        },
      })
    },
  },
]
