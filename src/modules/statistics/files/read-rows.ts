import type { Observation, Period, Status } from '../rules/observation.ts'
import type { Fault, FaultReason, Reading } from './fault.ts'
import type { Cell } from './read-cell.ts'
import type { MeasureColumn, Structure } from './structure.ts'
import { valueless } from '../rules/observation.ts'
import { fault } from './fault.ts'
import { attributesOf } from './read-attributes.ts'
import { numberReader, readPeriod } from './read-cell.ts'
import { columnsOf } from './structure.ts'

/** A row with the line of the file on which it begins. */
export type Row = { line: number; cells: readonly string[] }

export type ReadOptions = {
  /** Names of areas, in any language and as printed, to their codes. Others than these and codes are refused. */
  areas?: ReadonlyMap<string, string>
}

/** Reads the rows of a table, from whatever file format, by its structure. All or nothing: see {@link Reading}. */
export function readRows(
  header: readonly string[],
  rows: readonly Row[],
  structure: Structure,
  options: ReadOptions = {},
): Reading {
  const faults = headerFaults(header, structure)
  if (faults.length === 0 && rows.length === 0) faults.push(fault('no-rows'))
  if (faults.length > 0) return { ok: false, faults }

  const read = rowReader(header, structure, options)
  const observations: Observation[] = []
  const firstLines = new Map<string, number>()
  for (const row of rows) {
    const result = read(row)
    faults.push(...result.faults)
    for (const o of result.observations) {
      // Two sources may each have a figure of the same key, and both are kept; one source may not have two.
      const key = JSON.stringify([o.measure, o.unit, o.period, o.key, o.source ?? ''])
      const first = firstLines.get(key)
      if (first === undefined) firstLines.set(key, row.line)
      else {
        faults.push(fault('duplicate-key', row.line, null, { first }))
        break
      }
    }
    observations.push(...result.observations)
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows: rows.length, observations }
}

function headerFaults(header: readonly string[], structure: Structure): Fault[] {
  const wanted = columnsOf(structure)
  return [
    ...wanted.filter((c) => !header.includes(c)).map((c) => fault('missing-column', 1, c)),
    ...header.flatMap((c, i) => {
      if (header.indexOf(c) < i) return [fault('duplicate-column', 1, c)]
      return wanted.includes(c) ? [] : [fault('unknown-column', 1, c)]
    }),
  ]
}

function rowReader(header: readonly string[], structure: Structure, options: ReadOptions) {
  const places = new Map(header.map((column, i) => [column, i]))
  const number = numberReader(structure)

  return ({ line, cells }: Row): { observations: Observation[]; faults: Fault[] } => {
    if (cells.length !== header.length) {
      const reason = cells.length < header.length ? 'too-few-fields' : 'too-many-fields'
      const values = { found: cells.length, expected: header.length }
      return { observations: [], faults: [fault(reason, line, null, values)] }
    }
    const faults: Fault[] = []
    const cell = (column: string) => cells[places.get(column) ?? -1]?.trim() ?? ''
    const refuse = (reason: FaultReason, column: string) => {
      faults.push(fault(reason, line, column, { value: cell(column).slice(0, 200) }))
    }
    const accept = <T>(column: string, found: Cell<T>): T | undefined => {
      if ('value' in found) return found.value
      refuse(found.fault, column)
      return undefined
    }

    const key: Record<string, string> = {}
    let start: Period | undefined
    let end: Period | undefined
    for (const d of structure.dimensions) {
      if (d.kind === 'area' || d.kind === 'code') {
        const known =
          d.kind === 'area' ? areaOf(cell(d.column), d.codes, options.areas) : codeOf(cell(d.column), d.codes)
        const code = accept(d.column, known)
        if (code !== undefined) key[d.id] = code
      } else {
        const months = accept(d.column, readPeriod(cell(d.column)))
        if (d.kind !== 'period-end') start = months
        if (d.kind !== 'period-start') end = months
        if (start && end && start.start > end.end) refuse('period-reversed', d.column)
      }
    }

    const said = attributesOf(structure.attributes, cell, accept)
    const observations = structure.measures.flatMap((m): Observation[] => {
      const unit = accept(m.unitColumn ?? m.column, unitOf(m, structure, cell))
      const found = accept(m.column, valueOf(cell(m.column), said.status, structure.missing, number))
      if (!start || !end || unit === undefined || !found) return []
      const { status: _, ...rest } = said
      const period = { start: start.start, end: end.end }
      return [{ key, period, measure: m.id, ...found, unit, ...rest, line }]
    })
    return faults.length > 0 ? { observations: [], faults: distinct(faults) } : { observations, faults }
  }
}

const codeOf = (text: string, codes: Record<string, unknown>): Cell<string> =>
  Object.hasOwn(codes, text) ? { value: text } : { fault: 'unknown-code' }

function areaOf(
  text: string,
  codes: Record<string, unknown> | undefined,
  names: ReadOptions['areas'],
): Cell<string> {
  const code = names?.get(text) ?? text
  const known = codes ? Object.hasOwn(codes, code) : /^([A-Z]{2}|\d{3})$/.test(code)
  return known ? { value: code } : { fault: 'unknown-area' }
}

function unitOf(m: MeasureColumn, s: Structure, cell: (column: string) => string): Cell<string> {
  const unit = m.unit ?? cell(m.unitColumn ?? '')
  return Object.hasOwn(s.units, unit) ? { value: unit } : { fault: 'unknown-unit' }
}

/** An empty cell is no zero: it has no value, for the reason that the row's status gives, or not available. */
function valueOf(
  text: string,
  said: Status | undefined,
  missing: Structure['missing'],
  number: (text: string) => Cell<string>,
): Cell<Pick<Observation, 'value' | 'status'>> {
  const none = said !== undefined && valueless.has(said)
  if (text === '') return { value: { value: null, status: none ? said : 'not-available' } }
  if (Object.hasOwn(missing, text))
    return { value: { value: null, status: missing[text] ?? 'not-available' } }
  const found = number(text)
  if ('fault' in found) return found
  return none
    ? { fault: 'status-without-value' }
    : { value: { value: found.value, status: said ?? 'normal' } }
}

// A unit's column may serve several measures; its fault is one.
const distinct = (faults: Fault[]): Fault[] =>
  faults.filter((f, i) => faults.findIndex((g) => g.reason === f.reason && g.column === f.column) === i)
