import type { Crumb } from '../../../design/index.ts'
import { secretariat } from '../../../platform/record/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { findParty } from '../queries.ts'

/** Whose people an address is about: those of the party in it, or the secretariat's own. */
export interface Place {
  readonly party: string
  readonly name: string
  /** of the list of people, below the language */
  readonly path: string
  readonly crumbs: Crumb[]
}

/** The address of the list of a party's people, below the language. */
export const pathOf = (party: string): string =>
  party === secretariat ? '/secretariat/people' : `/parties/${party}/people`

/** Nothing when there is no such party. */
export async function placeOf(c: Ctx): Promise<Place | undefined> {
  const { l } = c
  const id = c.params['party'] ?? secretariat
  if (id === secretariat) {
    const name = l.t('web.secretariat')
    const crumbs = [
      { label: name, href: c.href('/secretariat') },
      { label: l.t('parties.people'), href: c.href(pathOf(id)) },
    ]
    return { party: id, name, path: pathOf(id), crumbs }
  }
  const party = await findParty(c.db, id)
  if (!party) return undefined
  const name = l.pick(party.name).text
  const path = pathOf(id)
  return {
    party: id,
    name,
    path,
    crumbs: [
      { label: l.t('parties.title'), href: c.href('/parties') },
      { label: name, href: c.href(`/parties/${id}`) },
      { label: l.t('parties.people'), href: c.href(path) },
    ],
  }
}
