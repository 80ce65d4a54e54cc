import { fold } from './fold.ts'
import { websiteKey } from './identifiers.ts'
import type { ExistingParty, ImportedParty, SheetParty } from './party.ts'

/** The party in `line` seems to be the one of an earlier line, or one that the mechanism has already (its id). */
export type Duplicate = { line: number; of: number | string; by: 'identifier' | 'name' | 'website' }

type Known = Pick<SheetParty, 'names'> & Partial<Pick<SheetParty, 'slug' | 'identifiers' | 'website'>>

/**
 * Parties that occur twice, by an identifier, by a name in any language, or by their website. A slug that the import
 * itself proposed is no identifier. Acronyms are not compared: too many parties share one.
 */
export const findDuplicates = (parties: ImportedParty[], existing: ExistingParty[]): Duplicate[] => {
  const owners = new Map<string, number | string>()
  const own = (party: Known, owner: number | string): void => {
    for (const { key } of keys(party)) if (!owners.has(key)) owners.set(key, owner)
  }
  for (const party of existing) own(party, party.id)

  const found = new Map<string, Duplicate>()
  for (const party of parties) {
    const { line } = party
    const known = party.slugProposed ? { ...party, slug: undefined } : party
    for (const { by, key } of keys(known)) {
      const of = owners.get(key)
      if (of !== undefined) found.set(`${line} ${by} ${of}`, { line, of, by })
    }
    own(known, line)
  }
  return [...found.values()]
}

const keys = ({ slug, identifiers = [], names, website }: Known): { by: Duplicate['by']; key: string }[] => [
  ...(slug ? [{ by: 'identifier' as const, key: `slug ${slug}` }] : []),
  ...identifiers.map(({ scheme, value }) => ({ by: 'identifier' as const, key: `id ${scheme} ${value}` })),
  ...Object.values(names).map((name) => ({ by: 'name' as const, key: `name ${fold(name)}` })),
  ...(website ? [{ by: 'website' as const, key: `site ${websiteKey(website)}` }] : []),
]
