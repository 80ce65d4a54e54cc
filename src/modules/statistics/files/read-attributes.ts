import type { Grade, Observation, Status } from '../rules/observation.ts'
import type { Cell } from './read-cell.ts'
import type { Attribute } from './structure.ts'
import { plainText } from '../../../platform/language/lang-text.ts'
import { grades } from '../rules/observation.ts'
import { readDay } from './read-cell.ts'

/** What the attributes of a row say of its figures. */
export type Said = Pick<Observation, 'source' | 'read' | 'grade' | 'note' | 'group'> & { status?: Status }

/** Reads the attributes of a row; `accept` records what cannot be read. Empty cells say nothing. */
export function attributesOf(
  attributes: readonly Attribute[],
  cell: (column: string) => string,
  accept: <T>(column: string, found: Cell<T>) => T | undefined,
): Said {
  const said: Said = {}
  for (const a of attributes) {
    const text = cell(a.column)
    if (text === '') continue
    if (a.kind === 'status') said.status = accept(a.column, statusOf(text, a.codes))
    else if (a.kind === 'grade') said.grade = accept(a.column, gradeOf(text))
    else if (a.kind === 'read') said.read = accept(a.column, readDay(text))
    else said[a.kind] = accept(a.column, textOf(text))
  }
  return said
}

const statusOf = (text: string, codes: Record<string, Status>): Cell<Status> => {
  const status = Object.hasOwn(codes, text) ? codes[text] : undefined
  return status ? { value: status } : { fault: 'unknown-status' }
}

const gradeOf = (text: string): Cell<Grade> => {
  const grade = grades.find((g) => g === text)
  return grade ? { value: grade } : { fault: 'unknown-grade' }
}

function textOf(text: string): Cell<string> {
  const parsed = plainText(2000).safeParse(text)
  if (parsed.success) return { value: parsed.data }
  return { fault: parsed.error.issues[0]?.message === 'too-long' ? 'too-long' : 'hidden-characters' }
}
