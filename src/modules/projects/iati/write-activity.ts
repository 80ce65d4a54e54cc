import type { Node } from './tree.ts'

// XML 1.0, 2.11 and 3.3.3: a reader turns CR into LF, and TAB, LF and CR in attributes into spaces, so that
// they survive only as character references. `>` is escaped against `]]>` (2.4).
const inText: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#xD;' }
const inAttribute: Record<string, string> = { ...inText, '"': '&quot;', '\t': '&#x9;', '\n': '&#xA;' }

/**
 * One `iati-activity` as XML 1.0, without declaration; reading it again gives an equal tree. Its tree carries every
 * namespace declaration that it needs, so it stands alone. Without `line` there is no layout; with it (a line end and
 * the indentation of the element) every element that only holds elements is laid out.
 */
export function writeActivity(tree: Node, line = ''): string {
  if (tree.children.length === 0) return `<${tree.name}${attributesOf(tree)}/>`
  // In an extension white space may mean something, so none is added.
  const laidOut = line !== '' && !tree.foreign && tree.children.every((child) => typeof child !== 'string')
  const inner = laidOut ? `${line}\t` : ''
  const content = tree.children
    .map((child) =>
      typeof child === 'string'
        ? child.replace(/[&<>\r]/g, (char) => inText[char]!)
        : `${inner}${writeActivity(child, inner)}`,
    )
    .join('')
  return `${writeStart(tree)}${content}${laidOut ? line : ''}</${tree.name}>`
}

/** The start tag alone. */
export const writeStart = (tree: Node): string => `<${tree.name}${attributesOf(tree)}>`

const attributesOf = ({ attributes }: Node): string =>
  Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value.replace(/[&<>"\t\n\r]/g, (char) => inAttribute[char]!)}"`)
    .join('')
