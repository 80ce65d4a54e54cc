import * as z from 'zod'
import type { Table } from '../../../platform/files/spreadsheet/read.ts'
import type { Fault, TableFault } from '../../../platform/files/spreadsheet/faults.ts'
import { slug, statusBody } from '../acts/define-status.ts'
import type { PartyRow, StatusRow } from '../tables.ts'
import { mappingSchema } from './columns.ts'
import type { Duplicate } from './duplicates.ts'
import type { ExistingParty, ImportedParty } from './party.ts'
import { actsOf, type PlannedAct } from './planned-acts.ts'
import type { PartyFault } from './read-cells.ts'
import { readParties } from './read-parties.ts'

/** What becomes of a row that seems to be a party that there is already. */
export const choices = ['skip', 'update', 'admit'] as const
export type Choice = (typeof choices)[number]

/**
 * Everything that a person decides about a sheet, and what a file of the command line's `--mapping` holds: the
 * columns; the status of parties for which the sheet says none; the sheet's own words for statuses, and statuses
 * that are defined on the way; what becomes of parties that are there already, in general and by row.
 */
export const planSchema = mappingSchema.extend({
  status: slug.optional(),
  statuses: z.record(z.string(), slug).optional(),
  define: z.array(statusBody).max(20).optional(),
  existing: z.enum(['skip', 'update']).optional(),
  lines: z.record(z.string().regex(/^\d+$/), z.enum(choices)).optional(),
})
export type ImportPlan = z.output<typeof planSchema>

/** A sheet of parties is read up to these limits; more of them come in several sheets. */
export const sheetLimits = { bytes: 8 << 20, rows: 2000, columns: 60 }

export interface Repeated extends Duplicate {
  readonly party: ImportedParty
  readonly choice: Choice
  /** what can be chosen: an identifier that is taken cannot be admitted again */
  readonly choices: readonly Choice[]
}

export interface Planned {
  readonly faults: readonly Fault<PartyFault | TableFault>[]
  /** the structure of the sheet is at fault, or what its columns hold is not settled: nothing can be taken over */
  readonly blocked: boolean
  /** words of the sheet that are no status here */
  readonly unknownStatuses: readonly string[]
  readonly admitted: readonly ImportedParty[]
  readonly updated: readonly ImportedParty[]
  readonly skipped: readonly ImportedParty[]
  /** rows that lack a name, a kind or a status */
  readonly leftOut: readonly number[]
  readonly repeated: readonly Repeated[]
  readonly acts: readonly PlannedAct[]
}

/** Cells that the reading of parties finds and leaves out by itself. */
const ofCells = new Set<string>(['control-character', 'bidi-control', 'cell-too-long'])
const ofMapping = new Set<string>([
  'mapping-does-not-fit',
  'column-mapped-twice',
  'no-name-column',
  'no-kind-column',
  'no-rows',
  'ambiguous-date',
])

/** What taking over a sheet by this plan would do. Pure: the same input gives the same answer. */
export function planImport(
  table: Table,
  sha256: string,
  plan: ImportPlan,
  known: { readonly parties: readonly PartyRow[]; readonly statuses: readonly StatusRow[] },
): Planned {
  const ofTable = table.faults.filter(({ reason }) => !ofCells.has(reason))
  const read =
    table.header.length === 0
      ? { parties: [], faults: [], duplicates: [] }
      : readParties(table, plan, {
          parties: known.parties.map(existing),
          statuses: statusesOf(plan, known.statuses),
        })
  const faults: Fault<PartyFault>[] = [...read.faults]
  const complete = completed(read.parties, faults, plan)
  const repeated = repeatedOf(complete, read.duplicates, plan)
  const choiceOf = new Map(repeated.map((one) => [one.line, one]))
  const by = (wanted: Choice | undefined) =>
    complete.filter(({ line }) => choiceOf.get(line)?.choice === wanted)
  const admitted = [...by(undefined), ...by('admit')].toSorted((a, b) => a.line - b.line)
  const held = new Map(known.parties.map((row) => [row.id, row]))
  const updates = by('update').flatMap((party) => {
    const row = held.get(String(choiceOf.get(party.line)?.of))
    return row ? [{ party, row }] : []
  })
  for (const { party, row } of updates)
    if (party.status !== row.status && party.since === undefined)
      faults.push({ reason: 'missing-since', line: party.line })
  const lines = new Set(complete.map(({ line }) => line))
  return {
    faults: [...ofTable, ...faults],
    blocked: ofTable.length > 0 || faults.some(({ reason }) => ofMapping.has(reason)),
    unknownStatuses: [
      ...new Set(
        faults.flatMap(({ reason, values }) =>
          reason === 'unknown-status' ? [String(values?.['value'])] : [],
        ),
      ),
    ],
    admitted,
    updated: updates.map(({ party }) => party),
    skipped: by('skip'),
    leftOut: table.rows.map(({ line }) => line).filter((line) => !lines.has(line)),
    repeated,
    acts: actsOf({ sha256, admitted, updates, define: plan.define ?? [] }),
  }
}

/** A party as the reading of a sheet compares with it. */
const existing = (row: PartyRow): ExistingParty => ({
  id: row.id,
  slug: row.id,
  names: row.name,
  ...(row.website && { website: row.website }),
  identifiers: Object.entries(row.identifiers).map(([scheme, value]) => ({ scheme, value })),
})

const statusesOf = (plan: ImportPlan, held: readonly StatusRow[]) => [
  ...[...held, ...(plan.define ?? [])].map(({ code, name }) => ({ id: code, names: name })),
  ...Object.entries(plan.statuses ?? {}).map(([word, id]) => ({ id, names: { word } })),
]

/** The parties that have what none can be without; a missing status is the plan's. */
function completed(
  parties: readonly ImportedParty[],
  faults: Fault<PartyFault>[],
  plan: ImportPlan,
): ImportedParty[] {
  const unknown = new Set(faults.flatMap(({ reason, line }) => (reason === 'unknown-status' ? [line] : [])))
  return parties.flatMap((party) => {
    if (party.kind === undefined) return []
    if (party.status !== undefined) return [party]
    if (unknown.has(party.line)) return []
    if (plan.status !== undefined) return [{ ...party, status: plan.status }]
    faults.push({ reason: 'missing-status', line: party.line })
    return []
  })
}

/** One row a party: the first thing that it repeats, and what was chosen for it. */
function repeatedOf(
  parties: readonly ImportedParty[],
  duplicates: readonly Duplicate[],
  plan: ImportPlan,
): Repeated[] {
  return parties.flatMap((party) => {
    const mine = duplicates.filter(({ line }) => line === party.line)
    const first = mine.find(({ of }) => typeof of === 'string') ?? mine[0]
    if (!first) return []
    const isHeld = typeof first.of === 'string'
    const taken = mine.some(({ by }) => by === 'identifier') && !party.slugProposed
    const open = choices.filter((choice) => (choice !== 'update' || isHeld) && (choice !== 'admit' || !taken))
    const wanted = plan.lines?.[String(party.line)] ?? (isHeld ? plan.existing : undefined) ?? 'skip'
    return [{ ...first, party, choices: open, choice: open.includes(wanted) ? wanted : 'skip' }]
  })
}
