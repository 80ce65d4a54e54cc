import type { Node } from './tree.ts'

/** Fields of `contact-info` that hold personal data; all are optional in the schema, so a tree without them is still valid. */
const personalFields = ['person-name', 'email', 'telephone', 'mailing-address'] as const

export type PersonalField = (typeof personalFields)[number]
/** How many of each field were left out. */
export type LeftOut = Partial<Record<PersonalField, number>>

const isPersonal = (name: string): name is PersonalField =>
  (personalFields as readonly string[]).includes(name)

/** Takes personal data out of every `contact-info` of the tree, in place, and counts it. */
export function removeContacts(activity: Node): LeftOut {
  const leftOut: LeftOut = {}
  for (const contact of activity.children) {
    if (typeof contact === 'string' || contact.foreign || contact.name !== 'contact-info') continue
    contact.children = contact.children.filter((field) => {
      if (typeof field === 'string' || field.foreign || !isPersonal(field.name)) return true
      leftOut[field.name] = (leftOut[field.name] ?? 0) + 1
      return false
    })
  }
  return leftOut
}
