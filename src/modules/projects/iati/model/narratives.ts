import { attributeOf, childrenOf, textOf } from '../tree.ts'
import type { Node } from '../tree.ts'

/** One text in one language; a language may occur twice, as it may in the file. */
export type Narrative = { lang: string; text: string }

/** What parts of an activity take from it when they say nothing themselves. */
export type Defaults = { lang: string | undefined; currency: string | undefined }

/** The narratives of an element that are not empty. Language: their own, else the activity's, else `und` (BCP 47: undetermined). */
export function narrativesOf(node: Node | undefined, { lang }: Defaults): Narrative[] {
  if (node === undefined) return []
  return childrenOf(node, 'narrative')
    .map((child) => ({ lang: attributeOf(child, 'xml:lang') ?? lang ?? 'und', text: textOf(child) }))
    .filter(({ text }) => text !== '')
}
