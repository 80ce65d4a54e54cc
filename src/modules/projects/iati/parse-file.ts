import { SaxesParser } from 'saxes'
import type { SaxesTagNS } from 'saxes'
import { Refusal } from './faults.ts'
import { trackPositions } from './positions.ts'
import { attributesFrom, isBlank, isForeign } from './tree.ts'
import type { Node } from './tree.ts'

/** Bounds on what a file may make the reader hold; lengths in UTF-16 units. */
export type Limits = { text: number; depth: number; activity: number }

export type FileHandlers = {
  /** The root element, as soon as its start tag is read; never with children. */
  root: (root: Node) => void
  /** A child of the root, complete, with its path. */
  element: (node: Node, path: string) => void
  /** Text directly in the root. */
  text: () => void
}

export type FileParser = {
  write: (text: string) => void
  end: () => void
  /** Where the parser stands. */
  place: () => { line: number; column: number; path: string }
}

/**
 * Builds the tree of one child of the root at a time and lets it go. Throws `Refusal` where the file is not
 * well-formed (XML 1.0 and Namespaces), has a document type, or passes a limit. Only the five entities of
 * XML exist: with no document type there is nothing else to expand.
 */
export function createFileParser(handlers: FileHandlers, limits: Limits): FileParser {
  const parser = new SaxesParser({ xmlns: true, defaultXMLVersion: '1.0', forceXMLVersion: true })
  const positions = trackPositions(parser)
  const open: Node[] = []
  const borrowed = new Set<string>()
  let activities = 0
  let ending = false
  let lastEvent = 0
  let elementStart = 0
  let startTag = { line: 1, column: 1 }

  parser.on('error', (error) => {
    throw refusalFor(error.message, ending, parser.position === 0)
  })
  parser.on('doctype', () => {
    throw new Refusal('doctype-refused')
  })
  parser.on('comment', seen)
  parser.on('processinginstruction', seen)
  parser.on('cdata', addText)
  parser.on('text', addText)

  parser.on('opentagstart', ({ name }) => {
    startTag = positions.tagStart(name)
  })

  parser.on('opentag', (tag) => {
    seen()
    if (open.length >= limits.depth) throw new Refusal('nesting-too-deep', { limit: String(limits.depth) })
    const parent = open.at(-1)
    const node = nodeFor(tag, startTag, parent)
    for (const value of Object.values(node.attributes)) checkLength(value)
    if (open.length === 1) {
      elementStart = parser.position
      if (node.name === 'iati-activity') activities += 1
    } else parent?.children.push(node)
    open.push(node)
    if (parent === undefined) handlers.root(node)
    else borrowPrefixes(tag)
  })

  parser.on('closetag', () => {
    seen()
    const node = open.pop()!
    if (!node.foreign && node.children.some((child) => typeof child !== 'string')) {
      node.children = node.children.filter((child) => typeof child !== 'string' || !isBlank(child))
    }
    if (open.length !== 1) return
    // The tree must stand alone: declarations that it uses from the root become its own.
    for (const name of borrowed) node.attributes[name] = open[0]!.attributes[name]!
    borrowed.clear()
    handlers.element(node, path([...open, node]))
  })

  function seen(): void {
    lastEvent = parser.position
  }

  function addText(text: string): void {
    seen()
    if (open.length === 1 && !isBlank(text)) handlers.text()
    if (open.length < 2 || text === '') return
    const { children } = open.at(-1)!
    const last = children.at(-1)
    if (typeof last === 'string') children[children.length - 1] = last + text
    else children.push(text)
    checkLength(children.at(-1) as string)
  }

  function borrowPrefixes(tag: SaxesTagNS): void {
    for (const { prefix } of [tag, ...Object.values(tag.attributes)]) {
      if (prefix === '' || prefix === 'xml' || prefix === 'xmlns') continue
      const declaration = `xmlns:${prefix}`
      if (open.slice(1).every((node) => node.attributes[declaration] === undefined)) borrowed.add(declaration)
    }
  }

  function checkLength(text: string): void {
    if (text.length > limits.text) throw new Refusal('text-too-long', { limit: String(limits.text) })
  }

  function path(nodes: readonly Node[]): string {
    return nodes.map((node, depth) => `/${node.name}${ordinal(node, depth, nodes[depth - 1])}`).join('')
  }

  function ordinal(node: Node, depth: number, parent?: Node): string {
    if (depth === 1) return node.name === 'iati-activity' ? `[${activities}]` : ''
    const before = parent?.children.filter((child) => typeof child !== 'string' && child.name === node.name)
    return before && before.length > 1 ? `[${before.length}]` : ''
  }

  return {
    write(text) {
      positions.write(text)
      // saxes holds a value until its end: what has not ended within the limit is refused before it grows.
      if (positions.read() - lastEvent > limits.text) {
        throw new Refusal('text-too-long', { limit: String(limits.text) })
      }
      if (open.length > 1 && positions.read() - elementStart > limits.activity) {
        throw new Refusal('activity-too-large', { limit: String(limits.activity) })
      }
    },
    end() {
      ending = true
      parser.close()
    },
    place: () => ({ line: parser.line, column: Math.max(parser.column, 1), path: path(open) || '/' }),
  }
}

function nodeFor(tag: SaxesTagNS, place: { line: number; column: number }, parent?: Node): Node {
  const entries = Object.values(tag.attributes).map(({ name, value }) => [name, value] as const)
  const attributes = attributesFrom(entries)
  const node: Node = { name: tag.name, attributes, children: [], ...place }
  if (isForeign(node.name, node.attributes, parent)) node.foreign = true
  return node
}

function refusalFor(message: string, ending: boolean, empty: boolean): Refusal {
  if (ending) return new Refusal(empty ? 'file-empty' : 'file-truncated')
  if (message.includes('doctype')) return new Refusal('doctype-refused')
  if (message.includes('undefined entity')) return new Refusal('entity-undefined')
  // saxes prefixes line and column, which the fault has already.
  return new Refusal('not-well-formed', { detail: message.replace(/^\d+:\d+: /, '').slice(0, 120) })
}
