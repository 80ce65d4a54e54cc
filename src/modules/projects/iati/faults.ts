import { reasons } from './reasons.ts'
import type { Grade, Reason, Severity } from './reasons.ts'
import type { Node } from './tree.ts'

/**
 * What is wrong, and where: `line` and `column` count from 1 and point at the `<` of the element (for a
 * fault of the file, at the character reached); `path` is an XPath with positions where siblings share a
 * name. `values` fill the message; free text of the file, which may name people, is never among them.
 */
export type Fault = {
  reason: Reason
  grade: Grade
  severity: Severity
  line: number
  column: number
  path: string
  /** The identifier of the activity, when it has one. */
  activity?: string
  /** The number of the rule in the IATI ruleset 2.03. */
  rule?: string
  values?: Record<string, string>
}

export type FaultDetails = { attribute?: string; rule?: string; values?: Record<string, string> }

/** How a check says what it found: about an element, or about an attribute of it. */
export type Report = (reason: Reason, node: Node, details?: FaultDetails) => void

/** Thrown within the reader where the file cannot be read on; becomes a fault where the parser stands. */
export class Refusal extends Error {
  readonly reason: Reason
  readonly values: Record<string, string> | undefined
  constructor(reason: Reason, values?: Record<string, string>) {
    super(reason)
    this.reason = reason
    this.values = values
  }
}

/** A fault with the grade and severity that its reason has. */
export function fault(
  reason: Reason,
  place: { line: number; column: number; path: string },
  details: Omit<FaultDetails, 'attribute'> & { activity?: string } = {},
): Fault {
  return { reason, ...reasons[reason], ...place, ...details }
}

/**
 * Collects the faults of one activity into `faults`.
 * Paths are made for the whole tree at the first fault: a sound activity costs nothing, a bad one is linear.
 */
export function reporter(tree: Node, path: string, activity: string | undefined, faults: Fault[]): Report {
  let paths: Map<Node, string> | undefined
  return (reason, node, { attribute, ...details } = {}) => {
    paths ??= pathsIn(tree, path)
    const element = paths.get(node) ?? path
    const place = {
      line: node.line,
      column: node.column,
      path: attribute === undefined ? element : `${element}/@${attribute}`,
    }
    faults.push(fault(reason, place, { ...(activity ? { activity } : {}), ...details }))
  }
}

function pathsIn(node: Node, path: string, paths = new Map<Node, string>()): Map<Node, string> {
  paths.set(node, path)
  const elements = node.children.filter((child) => typeof child !== 'string')
  const namesakes = Map.groupBy(elements, (child) => child.name)
  for (const [name, group] of namesakes) {
    group.forEach((child, index) => {
      pathsIn(child, group.length > 1 ? `${path}/${name}[${index + 1}]` : `${path}/${name}`, paths)
    })
  }
  return paths
}
