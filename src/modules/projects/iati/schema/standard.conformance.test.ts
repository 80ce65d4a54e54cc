import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { codelists } from '../codelists/codes.ts'
import { testData, treesIn } from '../test-files.ts'
import type { Node } from '../tree.ts'
import { typeNamed } from './activity-2.03.ts'

const standard = join(testData, 'iati-standard')
const skip = { skip: existsSync(standard) ? false : 'no TEST_DATA/iati-standard' }

/** Every path of the table, with its attributes, content and children. */
function tablePaths(path: string, name: string): string[] {
  const { attributes, children, text, closed } = typeNamed(name)
  return [
    ...[...attributes.values()].map((rule) => `${path}/@${rule.name} ${rule.type} ${rule.required}`),
    `${path} text=${text} closed=${closed}`,
    ...[...children.values()].flatMap((rule) => [
      `${path} ${rule.order} ${rule.name} ${rule.required} ${rule.repeatable}`,
      ...tablePaths(`${path}/${rule.name}`, rule.type),
    ]),
  ]
}

const xsd = (node: Node | undefined, ...names: string[]): Node[] =>
  names.reduce(
    (nodes, name) =>
      nodes.flatMap((each) =>
        each.children
          .filter((child) => typeof child !== 'string')
          .filter((child) => child.name === `xsd:${name}`),
      ),
    node ? [node] : [],
  )

/** The same from the XSD. */
function schemaPaths(path: string, element: Node, top: Node[]): string[] {
  const named = (kind: string, name: string | undefined) =>
    top.find((node) => node.name === `xsd:${kind}` && node.attributes['name'] === name)
  const declaration = named('element', element.attributes['ref']) ?? element
  const type = declaration.attributes['type']
  if (type?.startsWith('xsd:')) return [`${path} text=${type.slice(4)} closed=true`]

  let content = named('complexType', type) ?? xsd(declaration, 'complexType')[0]
  const [derived] = xsd(content, 'complexContent', 'extension')
  if (derived) content = named('complexType', derived.attributes['base'])
  const [simple] = xsd(content, 'simpleContent', 'extension')
  content = simple ?? content
  const text = simple?.attributes['base']?.slice(4)

  const attributes = xsd(content, 'attribute').map((node) => {
    const name = node.attributes['name'] ?? node.attributes['ref']!
    const declared = node.attributes['type'] ?? named('attribute', name)?.attributes['type'] ?? 'xsd:language'
    return `${path}/@${name} ${declared.slice(4)} ${node.attributes['use'] === 'required'}`
  })
  const children = xsd(content, 'sequence', 'element').flatMap((node, order) => {
    const name = node.attributes['name'] ?? node.attributes['ref']!
    const { minOccurs = '1', maxOccurs = '1' } = node.attributes
    return [
      `${path} ${order} ${name} ${minOccurs === '1'} ${maxOccurs === 'unbounded'}`,
      ...schemaPaths(`${path}/${name}`, node, top),
    ]
  })
  return [
    ...attributes,
    `${path} text=${text} closed=${xsd(content, 'anyAttribute').length === 0}`,
    ...children,
  ]
}

test('the table is the schema of the standard, path by path', skip, () => {
  const top = ['iati-common.xsd', 'iati-activities-schema.xsd'].flatMap((name) =>
    treesIn([readFileSync(join(standard, 'schemas/2.03', name), 'utf8')]),
  )
  const root = top.find((node) => node.attributes['name'] === 'iati-activities')!
  const expected = schemaPaths('/iati-activities', root, top)
  assert.ok(expected.length > 500)
  assert.deepEqual(new Set(tablePaths('/iati-activities', 'iati-activities')), new Set(expected))
})

test('the codes are those of the codelists', skip, () => {
  for (const [name, codes] of Object.entries(codelists)) {
    const folder = name === 'Currency' ? 'non-embedded' : 'embedded'
    const xml = readFileSync(join(standard, 'codelists', folder, 'xml', `${name}.xml`), 'utf8')
    const listed = Array.from(xml.matchAll(/<code>([^<]+)<\/code>/g), (match) => match[1])
    assert.deepEqual(codes, new Set(listed), name)
  }
})
