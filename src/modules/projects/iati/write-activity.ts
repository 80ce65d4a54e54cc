import type { Node } from './tree.ts'

// XML 1.0, 2.11 and 3.3.3: a reader turns CR into LF, and TAB, LF and CR in attributes into spaces, so that
// they survive only as character references. `>` is escaped against `]]>` (2.4).
const inText: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const inAttribute: Record<string, string> = { ...inText, '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;' }

/**
 * One `iati-activity` as XML 1.0, without declaration or layout. Its tree carries every namespace
 * declaration that it needs, so it stands alone; reading it again gives an equal tree.
 */
export function writeActivity(tree: Node): string {
  const attributes = Object.entries(tree.attributes)
    .map(([name, value]) => ` ${name}="${value.replace(/[&<>"\t\n\r]/g, (char) => inAttribute[char]!)}"`)
    .join('')
  if (tree.children.length === 0) return `<${tree.name}${attributes}/>`
  const content = tree.children
    .map((child) =>
      typeof child === 'string' ? child.replace(/[&<>\r]/g, (char) => inText[char]!) : writeActivity(child),
    )
    .join('')
  return `<${tree.name}${attributes}>${content}</${tree.name}>`
}
