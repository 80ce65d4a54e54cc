import type * as z from 'zod'
import type { focalPoint, NewParty } from '../acts/admit-party.ts'
import type { statusBody } from '../acts/define-status.ts'
import { mostAtOnce } from '../acts/import-parties.ts'
import type { PartyRow } from '../tables.ts'
import type { ImportedParty } from './party.ts'

/** An act that taking over a sheet asks for, before anybody performs it. */
export interface PlannedAct {
  readonly type: 'status.defined' | 'parties.imported' | 'party.described' | 'party.status-changed'
  readonly body: Readonly<Record<string, unknown>>
  readonly disclose?: Readonly<Record<string, unknown>>
}

export interface Asking {
  readonly sha256: string
  readonly admitted: readonly ImportedParty[]
  readonly updates: readonly { readonly party: ImportedParty; readonly row: PartyRow }[]
  readonly define: readonly z.output<typeof statusBody>[]
}

/** Bytes of the parties in one act, so that its entry (65,535 bytes at most) has room for the rest. */
const mostBytes = 60_000
/** Where one act does not hold them, they are split into acts of at most so many. */
const mostInPart = 50

/** The acts in their order: statuses first, then who joins, then what is said anew of who is there. */
export const actsOf = ({ sha256, admitted, updates, define }: Asking): PlannedAct[] => [
  ...define.map((body) => ({ type: 'status.defined' as const, body })),
  ...parts(admitted).map((parties) => ({
    type: 'parties.imported' as const,
    body: { source: { sha256 }, parties: parties.map(joining) },
    ...people(parties),
  })),
  ...updates.flatMap(({ party, row }) => [...described(party, row), ...statusChanged(party, row)]),
]

function parts(parties: readonly ImportedParty[]): ImportedParty[][] {
  const sized = parties.map((party) => ({ party, bytes: bytesOf(joining(party)) + 1 }))
  const total = sized.reduce((sum, { bytes }) => sum + bytes, 0)
  const most = total <= mostBytes && parties.length <= mostAtOnce ? mostAtOnce : mostInPart
  const found: ImportedParty[][] = []
  let room = 0
  for (const { party, bytes } of sized) {
    const last = found.at(-1)
    if (last && last.length < most && bytes <= room) {
      last.push(party)
      room -= bytes
    } else {
      found.push([party])
      room = mostBytes - bytes
    }
  }
  return found
}

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

const given = <T extends object>(value: T): T =>
  Object.fromEntries(
    Object.entries(value).filter(
      ([, part]) =>
        part !== undefined && !(typeof part === 'object' && Object.keys(part as object).length === 0),
    ),
  ) as T

const fields = (party: ImportedParty) => ({
  kind: party.kind,
  name: party.names,
  shortName: party.shortNames,
  country: party.country,
  region: party.region,
  website: party.website,
  identifiers: Object.fromEntries(party.identifiers.map(({ scheme, value }) => [scheme, value])),
})

const joining = (party: ImportedParty): NewParty =>
  given({ id: party.slug, ...fields(party), status: party.status, since: party.since }) as NewParty

type FocalPoint = z.output<typeof focalPoint>

const focalPointOf = ({ focalPoint: person, note }: ImportedParty): FocalPoint | undefined =>
  person || note ? given({ ...person, note }) : undefined

function people(parties: readonly ImportedParty[]): Pick<PlannedAct, 'disclose'> {
  const focalPoints = given(Object.fromEntries(parties.map((party) => [party.slug, focalPointOf(party)])))
  return Object.keys(focalPoints).length === 0 ? {} : { disclose: { focalPoints } }
}

/** What the sheet says on top of what is held; nothing is taken away, and nothing happens where nothing is new. */
function described(party: ImportedParty, row: PartyRow): PlannedAct[] {
  const said = fields(party)
  const before = {
    kind: row.kind,
    name: row.name,
    shortName: row.short_name,
    country: row.country ?? undefined,
    region: row.region ?? undefined,
    website: row.website ?? undefined,
    identifiers: row.identifiers,
  }
  const after = {
    kind: said.kind ?? row.kind,
    name: { ...row.name, ...said.name },
    shortName: { ...row.short_name, ...said.shortName },
    country: said.country ?? before.country,
    region: said.region ?? before.region,
    website: said.website ?? before.website,
    identifiers: { ...row.identifiers, ...said.identifiers },
  }
  const person = focalPointOf(party)
  if (sorted(before) === sorted(after) && !person) return []
  return [
    {
      type: 'party.described',
      body: { party: row.id, ...given(after) },
      ...(person && { disclose: { focalPoint: person } }),
    },
  ]
}

const sorted = (value: object): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

const statusChanged = ({ status, since }: ImportedParty, row: PartyRow): PlannedAct[] =>
  status !== undefined && status !== row.status && since !== undefined
    ? [{ type: 'party.status-changed', body: { party: row.id, status, from: since } }]
    : []
