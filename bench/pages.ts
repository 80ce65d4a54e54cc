import { requestsPerSecond, round, type Bench, type Row } from './bench.ts'

/** A page made anew over fifty rows, beside bare node:http that asks the same and writes a plain table. */
export async function pageWithQuery({ house, serveApp, serveBare }: Bench): Promise<Row[]> {
  const app = await serveApp()
  const bare = await serveBare((_request, response) => {
    void house.database.db
      .selectFrom('view.party')
      .selectAll()
      .orderBy('id')
      .execute()
      .then((rows) => {
        const cells = rows.map(
          ({ id, name, kind, status }) =>
            `<tr><td>${id}</td><td>${name['en']}</td><td>${kind}</td><td>${status}</td></tr>`,
        )
        response.setHeader('content-type', 'text/html; charset=utf-8')
        response.end(`<!doctype html><table>${cells.join('')}</table>`)
      })
  })
  const ours = await requestsPerSecond(`${app}/en/parties`, { fresh: true })
  const theirs = await requestsPerSecond(bare)
  return [
    {
      what: 'page with a 50-row query, pages/s',
      figure: round(ours),
      beside: `bare node:http ${round(theirs)}`,
      ratio: round(ours / theirs, 2),
      aim: '0.8',
    },
  ]
}

/** A public page that nothing has changed since, beside bare node:http that sends the same bytes. */
export async function cachedPage({ serveApp, serveBare }: Bench): Promise<Row[]> {
  const app = await serveApp()
  const bytes = Buffer.from(await (await fetch(`${app}/en/parties`)).arrayBuffer())
  const bare = await serveBare((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(bytes)
  })
  const ours = await requestsPerSecond(`${app}/en/parties`)
  const theirs = await requestsPerSecond(bare)
  return [
    {
      what: 'cached public page, pages/s',
      figure: round(ours),
      beside: `bare node:http ${round(theirs)}`,
      ratio: round(ours / theirs, 2),
      aim: '0.6',
    },
  ]
}
