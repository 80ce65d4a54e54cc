import type { ReadableStream } from 'node:stream/web'
import { checkCodes } from './codelists/check-codes.ts'
import { removeContacts } from './contacts.ts'
import type { LeftOut } from './contacts.ts'
import { decodeXml } from './decode-xml.ts'
import { Refusal, fault, reporter } from './faults.ts'
import type { Fault } from './faults.ts'
import { activityFrom } from './model/activity.ts'
import type { Activity } from './model/activity.ts'
import { createFileParser } from './parse-file.ts'
import type { Limits } from './parse-file.ts'
import { checkRuleset } from './ruleset/check-ruleset.ts'
import { typeNamed } from './schema/activity-2.03.ts'
import { checkAttributes, checkStructure } from './schema/check-structure.ts'
import { attributeOf, childOf, textOf } from './tree.ts'
import type { Node } from './tree.ts'

export type ReadOptions = {
  /** Keep personal data of `contact-info` in the tree. By default it is left out and counted. */
  keepContacts?: boolean
  /** `YYYY-MM-DD`: later dates of things that are said to have happened are faulted. Not given: not checked. */
  today?: string
  /** Called with the root element (its attributes alone) and with each extension element beside the activities. */
  onEnvelope?: (node: Node) => void
  /** Longest text or attribute (1,000,000 UTF-16 units), deepest nesting (32; the schema needs 9), longest activity (32 Mi units of XML). */
  limits?: Partial<Limits>
}

/** An activity without error, its whole tree (`writeActivity` gives the XML again), and what was left out of it. */
export type ReadActivity = Activity & { tree: Node; leftOut: LeftOut }
export type Read = { activity: ReadActivity; fault?: never } | { fault: Fault; activity?: never }

const defaultLimits: Limits = { text: 1_000_000, depth: 32, activity: 32 * 1024 * 1024 }

/**
 * Reads an IATI activity file of version 2.03, one activity in memory at a time (beside them only the
 * identifiers seen, to find repeated ones). An activity comes after its warnings; one with an error comes
 * as its faults alone. A fault of grade `file` is the last item: what came before it was well-formed, and
 * whether to use it is for the caller to decide. Errors of the input itself are thrown on.
 */
export async function* readActivities(
  input: AsyncIterable<Uint8Array> | ReadableStream<Uint8Array>,
  options: ReadOptions = {},
): AsyncGenerator<Read, void, undefined> {
  const found: Read[] = []
  const identifiers = new Set<string>()
  const rootPath = '/iati-activities'
  let root: Node | undefined
  let activities = 0

  const parser = createFileParser(
    {
      root(node) {
        if (node.name !== 'iati-activities' || node.foreign) {
          throw new Refusal('not-iati-activities', { element: node.name.slice(0, 60) })
        }
        root = node
        const version = attributeOf(node, 'version')
        if (version === undefined) throw new Refusal('version-missing')
        if (version !== '2.03') throw new Refusal('version-unsupported', { version: version.slice(0, 20) })
        const faults: Fault[] = []
        checkAttributes(node, typeNamed('iati-activities'), reporter(node, rootPath, undefined, faults))
        found.push(...faults.map((each) => ({ fault: each })))
        options.onEnvelope?.(node)
      },
      element(node, path) {
        if (node.name === 'iati-activity' && !node.foreign) {
          activities += 1
          found.push(...readActivity(node, path, identifiers, options))
        } else if (node.foreign) options.onEnvelope?.(node)
        else {
          const values = { element: node.name.slice(0, 60), parent: 'iati-activities' }
          found.push({ fault: fault('element-unknown', { ...placeOf(node), path }, { values }) })
        }
      },
      text() {
        const values = { element: 'iati-activities' }
        found.push({ fault: fault('text-unexpected', parser.place(), { values }) })
      },
    },
    { ...defaultLimits, ...options.limits },
  )

  try {
    for await (const text of decodeXml(input)) {
      parser.write(text)
      yield* found.splice(0)
    }
    parser.end()
    if (root && activities === 0) {
      const values = { element: 'iati-activity', parent: 'iati-activities' }
      found.push({ fault: fault('element-missing', { ...placeOf(root), path: rootPath }, { values }) })
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { reason, values } = error
    found.push({ fault: fault(reason, parser.place(), values ? { values } : {}) })
  }
  yield* found.splice(0)
}

function readActivity(tree: Node, path: string, identifiers: Set<string>, options: ReadOptions): Read[] {
  const identifier = textOf(childOf(tree, 'iati-identifier'))
  const faults: Fault[] = []
  const report = reporter(tree, path, identifier.slice(0, 200) || undefined, faults)
  checkStructure(tree, report)
  const sound = faults.length === 0
  checkCodes(tree, report)
  if (sound) checkRuleset(tree, report, options.today)
  if (identifiers.has(identifier)) report('identifier-repeated', childOf(tree, 'iati-identifier') ?? tree)
  if (identifier !== '') identifiers.add(identifier)

  const told = faults.map((each) => ({ fault: each }))
  if (faults.some(({ severity }) => severity === 'error')) return told
  const leftOut = options.keepContacts ? {} : removeContacts(tree)
  return [...told, { activity: { ...activityFrom(tree), tree, leftOut } }]
}

const placeOf = ({ line, column }: Node) => ({ line, column })
