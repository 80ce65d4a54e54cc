import { attributeOf, childOf, childrenOf } from '../tree.ts'
import type { Node } from '../tree.ts'
import { dayIn } from './dates.ts'
import { given } from './given.ts'
import { narrativesOf } from './narratives.ts'
import type { Defaults, Narrative } from './narratives.ts'

/** `format`: a media type. `categories`: DocumentCategory. `languages`: ISO 639-1. The address is the publisher's and untrusted. */
export type Document = {
  url: string
  format: string
  titles: Narrative[]
  categories: string[]
  languages: string[]
  date?: string
}

export function documents(activity: Node, defaults: Defaults): Document[] {
  return childrenOf(activity, 'document-link').map((node) =>
    given({
      url: attributeOf(node, 'url') ?? '',
      format: attributeOf(node, 'format') ?? '',
      titles: narrativesOf(childOf(node, 'title'), defaults),
      categories: codesIn(node, 'category'),
      languages: codesIn(node, 'language'),
      date: dayIn(node, 'document-date'),
    }),
  )
}

const codesIn = (node: Node, name: string): string[] =>
  childrenOf(node, name).flatMap((child) => attributeOf(child, 'code') ?? [])
