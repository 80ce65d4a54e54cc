import type { ValueType } from './values.ts'

/**
 * One complex type of the schema, in short:
 * `attributes`: names, `?` if optional, `=type` unless a string: `ref? iso-date=date percentage?=decimal`;
 * `children`: a sequence, `?` at most once, `*` any number, `+` at least once, else exactly once, `=type`
 * where the element's type is not named like it: `title=narratives description?=narratives`;
 * `text`: simple content of this type, no elements;
 * `closed`: no attributes of other namespaces.
 */
export type Shape = { attributes?: string; children?: string; text?: ValueType; closed?: true }

export type AttributeRule = { name: string; type: ValueType; required: boolean }
export type ChildRule = { name: string; type: string; order: number; required: boolean; repeatable: boolean }
export type ElementType = {
  attributes: Map<string, AttributeRule>
  children: Map<string, ChildRule>
  text: ValueType | undefined
  closed: boolean
}

/** Types by name, from their short form. Throws on a slip in it: a child whose type is not there. */
export function elementTypes(shapes: Record<string, Shape>): Map<string, ElementType> {
  const types = new Map<string, ElementType>()
  for (const [name, { attributes = '', children = '', text, closed = false }] of Object.entries(shapes)) {
    types.set(name, {
      attributes: new Map(words(attributes).map((word) => [word.name, attributeRule(word)])),
      children: new Map(words(children).map((word, order) => [word.name, childRule(word, order, shapes)])),
      text,
      closed,
    })
  }
  return types
}

type Word = { name: string; type: string | undefined; occurs: string }

function words(list: string): Word[] {
  return Array.from(list.matchAll(/([a-z0-9:A-Z-]+?)([?*+]?)(?:=([\w-]+))?(?:\s+|$)/g), (match) => ({
    name: match[1]!,
    occurs: match[2]!,
    type: match[3],
  }))
}

function attributeRule({ name, type, occurs }: Word): AttributeRule {
  return { name, type: (type ?? 'string') as ValueType, required: occurs !== '?' }
}

function childRule(
  { name, type = name, occurs }: Word,
  order: number,
  shapes: Record<string, Shape>,
): ChildRule {
  if (!(type in shapes)) throw new Error(`no such type in the schema: ${type}`)
  return {
    name,
    type,
    order,
    required: occurs === '' || occurs === '+',
    repeatable: occurs === '*' || occurs === '+',
  }
}
