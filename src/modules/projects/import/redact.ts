import { readActivities, writeActivity, writeStart, type Node } from '../iati/index.ts'

/** A file that can be read from its beginning as often as needed. */
export type Source = () => AsyncIterable<Uint8Array>

export const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n'

/**
 * The same file without contact details, in UTF-8, laid out: every other element, attribute and text in its order.
 * Comments are not carried over, since they can name people too. The file must be without errors.
 */
export async function* withoutContacts(source: Source): AsyncGenerator<Uint8Array> {
  const beside: Node[] = []
  const takeBefore = (activity?: Node) => {
    const n = activity ? beside.findIndex((node) => isBefore(activity, node)) : -1
    return beside.splice(0, n === -1 ? beside.length : n)
  }
  yield Buffer.from(declaration)
  let root: Node | undefined
  const reads = readActivities(source(), {
    onEnvelope: (node) => {
      if (root) beside.push(node)
      else root = node
    },
  })
  let begun = false
  for await (const { activity } of reads) {
    if (!activity || !root) continue
    if (!begun) yield Buffer.from(writeStart(root))
    begun = true
    for (const node of [...takeBefore(activity.tree), activity.tree])
      yield Buffer.from(`\n\t${writeActivity(node, '\n\t')}`)
  }
  for (const node of takeBefore()) yield Buffer.from(`\n\t${writeActivity(node, '\n\t')}`)
  yield Buffer.from('\n</iati-activities>\n')
}

const isBefore = (a: Node, b: Node): boolean => a.line < b.line || (a.line === b.line && a.column < b.column)
