import type { Fault } from '../../../platform/files/spreadsheet/faults.ts'
import type { Table } from '../../../platform/files/spreadsheet/read.ts'
import type { Mapping } from './columns.ts'
import { readDay } from './days.ts'
import { findDuplicates } from './duplicates.ts'
import type { Duplicate } from './duplicates.ts'
import { fold } from './fold.ts'
import { readEmail, readIati, readLei, readRor, readScheme, readWebsite } from './identifiers.ts'
import { partyKinds } from './party.ts'
import type { ExistingParty, ImportedParty, KnownStatus, OtherIdentifier, PartyKind } from './party.ts'
import { findCountry, findRegion } from './places.ts'
import { readCells } from './read-cells.ts'
import type { Cells, PartyFault } from './read-cells.ts'
import { maxSlug, reservedSlugs, slugPattern, slugProposer } from './slugs.ts'
import { headerLanguages, kindWords } from './vocabulary.ts'

export type ReadParties = { parties: ImportedParty[]; faults: Fault<PartyFault>[]; duplicates: Duplicate[] }

/**
 * Reads a sheet of parties by a mapping. A row without a name is left out; another fault leaves out only its cell.
 * Names are kept as plain text, markup and all. What the faults and duplicates mean for the import is the caller's
 * to decide. Pure: the same input gives the same answer.
 */
export const readParties = (
  { header, rows }: Pick<Table, 'header' | 'rows'>,
  mapping: Mapping,
  known: { parties: ExistingParty[]; statuses: KnownStatus[] },
): ReadParties => {
  const faults = mappingFaults(header, rows.length, mapping)
  if (faults.length) return { parties: [], faults, duplicates: [] }
  const statuses = new Map(
    known.statuses.flatMap(({ id, names }) =>
      [id, ...Object.values(names)].map((name) => [fold(name), id] as const),
    ),
  )
  const read = rows.flatMap(
    (row) => readParty(readCells(row, mapping.columns, faults), mapping, statuses) ?? [],
  )

  // Slugs that are given come first, wherever they stand, so that no proposal takes one of them.
  const taken = new Set([
    ...reservedSlugs,
    ...known.parties.map(({ slug }) => slug),
    ...read.flatMap(({ slug }) => slug ?? []),
  ])
  const propose = slugProposer(taken)
  const parties = read.map((party) => ({
    ...party,
    slug: party.slug ?? propose(party),
    slugProposed: party.slug === undefined,
  }))
  return { parties, faults, duplicates: findDuplicates(parties, known.parties) }
}

const mappingFaults = (header: string[], rows: number, { columns, kind }: Mapping): Fault<PartyFault>[] => {
  if (columns.length !== header.length) return [{ reason: 'mapping-does-not-fit' }]
  const mapped = columns.filter((column) => column !== null)
  const twice = mapped.find((column, index) => mapped.indexOf(column) !== index)
  if (twice)
    return [{ reason: 'column-mapped-twice', values: { name: header[columns.lastIndexOf(twice)] ?? '' } }]
  if (!mapped.some((column) => column.startsWith('name:'))) return [{ reason: 'no-name-column' }]
  if (!kind && !mapped.includes('kind')) return [{ reason: 'no-kind-column' }]
  return rows ? [] : [{ reason: 'no-rows' }]
}

type Read = Omit<ImportedParty, 'slug' | 'slugProposed'> & { slug?: string }

const readParty = (cells: Cells, mapping: Mapping, statuses: Map<string, string>): Read | undefined => {
  const names = cells.names('name')
  if (Object.keys(names).length === 0) return cells.fault('missing-name')
  const unsaid = cells.text('kind') === undefined
  if (unsaid && !mapping.kind) cells.fault('missing-kind', 'kind')
  return defined({
    line: cells.line,
    slug: cells.read('identifier', 'invalid-slug', readSlug),
    names,
    shortNames: cells.names('shortName'),
    kind: unsaid ? mapping.kind : cells.read('kind', 'unknown-kind', findKind),
    country: cells.read('country', 'unknown-country', findCountry),
    region: cells.read('region', 'unknown-region', findRegion),
    status: cells.read('status', 'unknown-status', (text) => statuses.get(fold(text))),
    since: readSince(cells, mapping),
    website: cells.read('website', 'invalid-website', readWebsite),
    identifiers: readIdentifiers(cells),
    focalPoint: readFocalPoint(cells),
    note: cells.text('note'),
  })
}

const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T

const kindsByWord = new Map(
  partyKinds.flatMap((kind) =>
    [kind, ...headerLanguages.flatMap((lang) => kindWords[kind][lang].split('|'))].map(
      (word) => [fold(word), kind] as const,
    ),
  ),
)

const findKind = (text: string): PartyKind | undefined => kindsByWord.get(fold(text))

const readSlug = (text: string): string | undefined => {
  const slug = text.toLowerCase()
  const fits = slugPattern.test(slug) && slug.length <= maxSlug && !reservedSlugs.includes(slug)
  return fits ? slug : undefined
}

const readSince = (cells: Cells, { dateOrder }: Mapping): string | undefined => {
  const text = cells.text('since')
  if (text === undefined) return undefined
  const read = readDay(text, dateOrder)
  if ('day' in read) return read.day
  return cells.fault(read.reason, 'since', { value: text })
}

const readIdentifiers = (cells: Cells): OtherIdentifier[] => {
  const found: OtherIdentifier[] = []
  for (const [scheme, read] of [
    ['ror', readRor],
    ['lei', readLei],
    ['iati', readIati],
  ] as const) {
    const value = cells.read(scheme, 'invalid-identifier', read)
    if (value) found.push({ scheme, value })
  }
  const others =
    cells
      .text('otherIdentifiers')
      ?.split(/\s*;\s*/)
      .filter(Boolean) ?? []
  for (const other of others) {
    const identifier = readScheme(other)
    // A party has one identifier of each register.
    if (identifier && !found.some(({ scheme }) => scheme === identifier.scheme)) found.push(identifier)
    else cells.fault('invalid-identifier', 'otherIdentifiers', { value: other.slice(0, 100) })
  }
  return found
}

const readFocalPoint = (cells: Cells): ImportedParty['focalPoint'] => {
  const name = cells.text('focalPoint')
  const email = cells.read('focalPointEmail', 'invalid-email', readEmail)
  return name || email ? defined({ name, email }) : undefined
}
