import { SaxesParser } from 'saxes'
import type { SaxesTagPlain } from 'saxes'
import { columnNumber, Unreadable } from './faults.ts'
import type { TableLimits } from './faults.ts'

type Handlers = {
  open?(name: string, attributes: Record<string, string>): void
  text?(text: string): void
  close?(name: string): void
}

const refuse = (): never => {
  throw new Unreadable('not-a-spreadsheet')
}

/**
 * Reads XML strictly: UTF-8, well-formed, no document type (so no entities of its own), and no comment, CDATA or
 * instruction within the root, which would split a cell's text. Names come without their prefix.
 * Throws `Unreadable`.
 */
export const readXml = (bytes: Buffer | undefined, handlers: Handlers = {}): void => {
  if (!bytes) return refuse()
  const xml = decode(bytes)
  // Looked for in the text, where a bare '<' is always markup: the parser is many times slower with handlers for them.
  const root = xml.search(/<[^!?]/)
  if (xml.slice(0, root).includes('<!DOCTYPE') || /<[!?]/.test(xml.slice(root))) refuse()
  const parser = new SaxesParser()
  parser.on('error', refuse)
  parser.on('opentag', (tag: SaxesTagPlain) => handlers.open?.(localName(tag.name), tag.attributes))
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('closetag', (tag: SaxesTagPlain) => handlers.close?.(localName(tag.name)))
  parser.write(xml).close()
}

const decode = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) refuse()
    throw error
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

export type Workbook = { sheets: { name: string; path?: string; hidden: boolean }[]; shared: string[] }

/**
 * The sheets in the order of their tabs (ECMA-376 Part 1, 18.2.20) with the files that hold them, and the files
 * that all sheets share: strings and styles.
 */
export const readWorkbook = (workbook: Buffer | undefined, relations: Buffer | undefined): Workbook => {
  const paths = new Map<string, string>()
  const shared: string[] = []
  readXml(relations, {
    open: (name, { Id, Type, Target }) => {
      const kind = /\/relationships\/(worksheet|sharedStrings|styles)$/.exec(Type ?? '')?.[1]
      if (name !== 'Relationship' || !Id || !Target || !kind) return
      const path = Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`
      if (kind === 'worksheet') paths.set(Id, path)
      else shared.push(path)
    },
  })
  const sheets: Workbook['sheets'] = []
  readXml(workbook, {
    open: (name, attributes) => {
      if (name !== 'sheet' || !attributes['name']) return
      const id = Object.entries(attributes).find(([key]) => localName(key) === 'id')?.[1] ?? ''
      const hidden = (attributes['state'] ?? 'visible') !== 'visible'
      sheets.push({ name: attributes['name'], path: paths.get(id), hidden })
    },
  })
  return { sheets, shared }
}

export type SheetCell = { line: number; column: string }
export type SheetStructure = {
  /** The last row and column that hold a value. */
  lastRow: number
  lastColumn: number
  /** 'B2:B4', as written. */
  merged: string[]
  errors: (SheetCell & { value: string })[]
  uncomputed: SheetCell[]
}

const cellAddress = /^([A-Z]{1,3})([1-9]\d{0,6})$/

/**
 * What of a sheet has to be known before its values are read: how far it reaches, which cells are merged, and
 * which hold an error or a formula that was never computed. Throws `Unreadable`.
 */
export const readStructure = (sheet: Buffer | undefined, limits: TableLimits): SheetStructure => {
  const found: SheetStructure = { lastRow: 0, lastColumn: 0, merged: [], errors: [], uncomputed: [] }
  let cell: (SheetCell & { type: string; formula: boolean; value: string }) | undefined
  let reading = false
  const keep = <T>(list: T[], item: T): void => void (list.length <= limits.faults && list.push(item))
  readXml(sheet, {
    open: (name, attributes) => {
      // A row may name its number too, and would be filled up to it with empty ones.
      if (name === 'row' && !/^([1-9]\d{0,6})?$/.test(attributes['r'] ?? '')) refuse()
      if (name === 'mergeCell') keep(found.merged, attributes['ref'] ?? '')
      if (name === 'c') {
        const [, column = '', line] = cellAddress.exec(attributes['r'] ?? '') ?? refuse()
        cell = { line: Number(line), column, type: attributes['t'] ?? 'n', formula: false, value: '' }
      }
      if (cell && name === 'f') cell.formula = true
      reading = name === 'v' || name === 't'
    },
    text: (text) => {
      if (cell && reading) cell.value += text
    },
    close: (name) => {
      reading = false
      if (name !== 'c' || !cell) return
      const { line, column, type, formula, value } = cell
      cell = undefined
      if (value) {
        found.lastRow = Math.max(found.lastRow, line)
        found.lastColumn = Math.max(found.lastColumn, columnNumber(column))
      }
      if (type === 'e') keep(found.errors, { line, column, value })
      else if (formula && !value && type !== 'str') keep(found.uncomputed, { line, column })
    },
  })
  return found
}
