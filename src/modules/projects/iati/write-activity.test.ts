import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { treesIn } from './test-files.ts'
import { fromJsonML, isBlank, toJsonML } from './tree.ts'
import type { JsonML, Node } from './tree.ts'
import { writeActivity } from './write-activity.ts'

const notXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu
const text = fc.oneof(
  fc.string({ unit: 'binary' }).map((value) => value.replace(notXml, '')),
  fc.constantFrom(' \n\t', ']]>', '&amp;', '<b a="1">\'', '\r\n', '\uFEFF', '道 𝄞'),
)
const attributes = fc.dictionary(
  fc.constantFrom('ref', 'xml:lang', 'x:note', '__proto__', 'constructor'),
  text,
)
const { element } = fc.letrec<{ element: JsonML }>((tie) => ({
  element: fc
    .tuple(
      fc.constantFrom('title', 'narrative', 'value', 'x:ext'),
      attributes,
      fc.array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 5 }),
    )
    .map(([name, given, children]): JsonML => [name, given, ...children]),
}))

/** The tree as a reader sees it: texts that touch are one, and layout is gone. */
function canonical(node: Node): Node {
  const children: (Node | string)[] = []
  for (const child of node.children) {
    const last = children.at(-1)
    if (typeof child !== 'string') children.push(canonical(child))
    else if (typeof last === 'string') children[children.length - 1] = last + child
    else if (child !== '') children.push(child)
  }
  const hasElements = children.some((child) => typeof child !== 'string')
  const kept = node.foreign || !hasElements
  return {
    ...node,
    children: kept ? children : children.filter((child) => typeof child !== 'string' || !isBlank(child)),
  }
}

test('a written tree reads as an equal tree', () => {
  fc.assert(
    fc.property(fc.array(element, { maxLength: 4 }), (children) => {
      const tree = canonical(fromJsonML(['iati-activity', { 'xmlns:x': 'urn:x' }, ...children]))
      const xml = `<iati-activities>${writeActivity(tree)}</iati-activities>`
      assert.deepEqual(toJsonML(treesIn([xml])[0]!), toJsonML(tree))
    }),
    { numRuns: 300 },
  )
})

test('storage as JSON gives back the tree, apart from positions', () => {
  fc.assert(
    fc.property(element, (stored) => {
      const tree = fromJsonML(stored)
      assert.deepEqual(fromJsonML(JSON.parse(JSON.stringify(toJsonML(tree))) as JsonML), tree)
    }),
  )
})

test('pieces of the text make no difference, nor to positions', () => {
  const xml =
    '<iati-activities>\n <iati-activity\n  a="1"><title\r\n>é𝄞<narrative>\r</narrative></title>\n\n<x y="2"/></iati-activity></iati-activities>'
  fc.assert(
    fc.property(fc.array(fc.nat({ max: xml.length })), (cuts) => {
      const places = [0, ...cuts.toSorted((a, b) => a - b), xml.length]
      const pieces = places.slice(1).map((end, index) => xml.slice(places[index], end))
      assert.deepEqual(treesIn(pieces), treesIn([xml]))
    }),
  )
  const [tree] = treesIn([xml])
  assert.deepEqual([tree?.line, tree?.column], [2, 2])
})

test('an activity carries the namespace declarations that it uses from the root', () => {
  const xml =
    '<iati-activities xmlns:x="urn:x" xmlns:unused="urn:u"><iati-activity><x:a x:b="c"/></iati-activity></iati-activities>'
  const written = writeActivity(treesIn([xml])[0]!)
  assert.equal(written, '<iati-activity xmlns:x="urn:x"><x:a x:b="c"/></iati-activity>')
})

test('layout goes, text of extensions stays as it is', () => {
  const xml = '<r xmlns:x="urn:x"><a> \n <b> </b> <x:c> <d/> e </x:c></a></r>'
  assert.deepEqual(toJsonML(treesIn([xml])[0]!), [
    'a',
    { 'xmlns:x': 'urn:x' },
    ['b', ' '],
    ['x:c', ' ', ['d'], ' e '],
  ])
})
