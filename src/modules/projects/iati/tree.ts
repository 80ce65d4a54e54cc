/**
 * An element as it stood in the file. Names keep their prefix, attributes and children their order, and
 * character references, entities and CDATA are resolved; `line` and `column` count from 1 at its `<`.
 * Not kept, since no schema gives them a meaning: comments, processing instructions, the kind of quotes,
 * and white space alone between the elements of an IATI element (layout).
 */
export type Node = {
  name: string
  attributes: Record<string, string>
  children: (Node | string)[]
  line: number
  column: number
  /** In another namespace, or within such an element: an extension, which the IATI schema says nothing of. */
  foreign?: true
}

/** JsonML (jsonml.org), the form for storage: `[name, {attributes}?, ...children]`, without positions. */
export type JsonML = [string, ...(Record<string, string> | JsonML | string)[]]

const beyondSpace = /[^ \t\r\n]/

/** White space alone, as XML defines white space. */
export const isBlank = (text: string): boolean => !beyondSpace.test(text)

/** XML white space taken off both ends (XSD `collapse` for values without inner space). Linear, unlike a regular expression. */
export function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text[start]!)) start++
  while (end > start && isBlank(text[end - 1]!)) end--
  return text.slice(start, end)
}

/** Child elements of the IATI schema with one of these names, in order. */
export function childrenOf(node: Node, ...names: string[]): Node[] {
  return node.children.filter(
    (child): child is Node => typeof child !== 'string' && !child.foreign && names.includes(child.name),
  )
}

export function childOf(node: Node, name: string): Node | undefined {
  return childrenOf(node, name)[0]
}

/** The elements at the end of a path of names: `select(activity, 'transaction', 'value')`. */
export function select(node: Node, ...path: string[]): Node[] {
  return path.reduce((nodes, name) => nodes.flatMap((each) => childrenOf(each, name)), [node])
}

/** The element's own text, trimmed. */
export function textOf(node: Node | undefined): string {
  return trimmed(node?.children.filter((child) => typeof child === 'string').join('') ?? '')
}

/** An attribute, trimmed; one that is empty counts as not given. */
export function attributeOf(node: Node | undefined, name: string): string | undefined {
  return trimmed(node?.attributes[name] ?? '') || undefined
}

/** Attributes without a prototype, so that no name (`__proto__` is a legal one) can collide. */
export function attributesFrom(entries: Iterable<readonly [string, string]>): Record<string, string> {
  const attributes = Object.create(null) as Record<string, string>
  for (const [name, value] of entries) attributes[name] = value
  return attributes
}

/** Whether an element is an extension: it, or one around it, is in a namespace (IATI has none). */
export function isForeign(name: string, attributes: Record<string, string>, parent?: Node): boolean {
  return parent?.foreign === true || name.includes(':') || (attributes['xmlns'] ?? '') !== ''
}

export function toJsonML(node: Node): JsonML {
  const children = node.children.map((child) => (typeof child === 'string' ? child : toJsonML(child)))
  return Object.keys(node.attributes).length > 0
    ? [node.name, { ...node.attributes }, ...children]
    : [node.name, ...children]
}

/** The tree that `toJsonML` stored; its positions are 0. */
export function fromJsonML([name, ...rest]: JsonML, parent?: Node): Node {
  const given = rest.find(
    (item): item is Record<string, string> => typeof item === 'object' && !Array.isArray(item),
  )
  const attributes = attributesFrom(Object.entries(given ?? {}))
  const node: Node = { name, attributes, children: [], line: 0, column: 0 }
  if (isForeign(name, attributes, parent)) node.foreign = true
  for (const item of rest) {
    if (typeof item === 'string') node.children.push(item)
    else if (Array.isArray(item)) node.children.push(fromJsonML(item, node))
  }
  return node
}
