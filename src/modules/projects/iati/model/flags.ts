import { attributeOf } from '../tree.ts'
import type { Node } from '../tree.ts'

/** An xsd:boolean attribute: `true` and `1` are true; undefined when not given. */
export function isTrue(node: Node | undefined, name: string): boolean | undefined {
  const value = attributeOf(node, name)
  return value === undefined ? undefined : value === 'true' || value === '1'
}
