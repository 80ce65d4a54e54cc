import type { Report } from '../faults.ts'
import { isBlank, trimmed } from '../tree.ts'
import type { Node } from '../tree.ts'
import { typeNamed } from './activity-2.03.ts'
import type { ElementType } from './notation.ts'
import { isValue, reasonFor } from './values.ts'
import type { ValueType } from './values.ts'

/** Reports every departure of an `iati-activity` from the 2.03 schema. */
export function checkStructure(activity: Node, report: Report): void {
  checkElement(activity, typeNamed('iati-activity'), report)
}

function checkElement(node: Node, type: ElementType, report: Report): void {
  checkAttributes(node, type, report)
  if (type.text === undefined) checkSequence(node, type, report)
  else checkSimpleContent(node, type.text, report)
}

/** Names, presence and values of an element's attributes. Those of other namespaces are let through unless closed to them. */
export function checkAttributes(node: Node, type: ElementType, report: Report): void {
  for (const [attribute, value] of Object.entries(node.attributes)) {
    if (attribute === 'xmlns' || attribute.startsWith('xmlns:')) continue
    const rule = type.attributes.get(attribute)
    if (rule === undefined && (type.closed || !attribute.includes(':'))) {
      report('attribute-unknown', node, { attribute, values: { attribute, element: node.name } })
    }
    const valueType = attribute === 'xml:lang' ? 'language' : rule?.type
    if (valueType !== undefined) checkValue(value, valueType, node, report, attribute)
  }
  for (const { name, required } of type.attributes.values()) {
    if (required && node.attributes[name] === undefined) {
      report('attribute-missing', node, { values: { attribute: name, element: node.name } })
    }
  }
}

/** An xsd:sequence, followed by any number of elements of other namespaces. */
function checkSequence(node: Node, type: ElementType, report: Report): void {
  const counts = new Map<string, number>()
  let reached = 0
  for (const child of node.children) {
    if (typeof child === 'string') {
      if (!isBlank(child)) report('text-unexpected', node, { values: { element: node.name } })
      continue
    }
    if (child.foreign) {
      reached = Infinity
      continue
    }
    const values = { element: child.name, parent: node.name }
    const rule = type.children.get(child.name)
    if (rule === undefined) {
      report('element-unknown', child, { values })
      continue
    }
    const count = (counts.get(rule.name) ?? 0) + 1
    counts.set(rule.name, count)
    if (count > 1 && !rule.repeatable) report('element-repeated', child, { values })
    else if (rule.order < reached) report('element-out-of-order', child, { values })
    reached = Math.max(reached, rule.order)
    checkElement(child, typeNamed(rule.type), report)
  }
  for (const { name, required } of type.children.values()) {
    if (required && !counts.has(name)) {
      report('element-missing', node, { values: { element: name, parent: node.name } })
    }
  }
}

function checkSimpleContent(node: Node, type: ValueType, report: Report): void {
  for (const child of node.children) {
    if (typeof child !== 'string') {
      report('element-unknown', child, { values: { element: child.name, parent: node.name } })
    }
  }
  checkValue(node.children.filter((child) => typeof child === 'string').join(''), type, node, report)
}

function checkValue(text: string, type: ValueType, node: Node, report: Report, attribute?: string): void {
  if (isValue(type, text)) return
  const values = { value: trimmed(text).slice(0, 60), element: node.name }
  report(reasonFor[type], node, attribute === undefined ? { values } : { attribute, values })
}
