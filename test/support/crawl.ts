/** Addresses that a page's links lead to on this host, without fragments and without the language in front. */
export function linksIn(html: string, lang: string): string[] {
  const found = [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
  const prefix = `/${lang}/`
  return [...new Set(found)]
    .filter((href) => href.startsWith(prefix))
    .map((href) => `/${href.slice(prefix.length)}`)
}

/** A page's kind: its address with everything that names one thing of many taken out. */
export const kindOf = (path: string): string =>
  (path.split('?')[0] ?? '')
    .split('/')
    .map((part) => (/^\d+$|-\d{4}-|^[cm]-\d+$|%|^[0-9a-f-]{36}$/.test(part) ? ':' : part))
    .join('/')

/** A page's own address: what is asked of it by name, but not the values, which sort and filter what it shows. */
export const withoutValues = (path: string): string => {
  const [place = '', query = ''] = path.split('?')
  return `${place}?${[...new Set(new URLSearchParams(query).keys())].toSorted().join('&')}`
}

/** Pages that can be reached from the start, up to a number; of those with one key, the first. */
export async function crawl(
  ask: (path: string) => Promise<Response>,
  lang: string,
  most: number,
  keyOf: (path: string) => string = (path) => path,
): Promise<{ pages: { path: string; html: string }[]; dead: string[] }> {
  const dead: string[] = []
  const seen = new Set<string>()
  const queue = ['/']
  const pages: { path: string; html: string }[] = []
  while (queue.length > 0 && pages.length < most) {
    const path = queue.shift() ?? '/'
    if (seen.has(keyOf(path))) continue
    seen.add(keyOf(path))
    const response = await ask(`/${lang}${path}`)
    // What asks to sign in first is there, but not for everybody.
    if (response.status >= 400) dead.push(`${path} answered ${response.status}`)
    const type = response.headers.get('content-type') ?? ''
    const isFile = response.headers.has('content-disposition')
    if (!type.startsWith('text/html') || response.status !== 200 || isFile) continue
    const html = await response.text()
    pages.push({ path, html })
    queue.push(...linksIn(html, lang))
  }
  return { pages, dead }
}

/** One page of each kind, and every page whose second part is a name, once a room. */
export function oneOfEach(
  pages: readonly { path: string; html: string }[],
): { path: string; html: string }[] {
  const kinds = new Map<string, { path: string; html: string }>()
  for (const page of pages) {
    const [, room = '', name, ...rest] = kindOf(page.path).split('/')
    const kind = [
      room,
      name === undefined ? '' : /^(map|claims|data-sets|propose|verify|import)$/.test(name) ? name : ':',
      ...rest,
    ].join('/')
    if (!kinds.has(kind)) kinds.set(kind, page)
  }
  return [...kinds.values()]
}
