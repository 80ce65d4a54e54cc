import { z } from 'zod'
import { langText, plainText } from '../../../platform/language/lang-text.ts'
import { code, identifier, statuses } from '../rules/observation.ts'

const column = plainText(100)
const title = langText(300)
const codelist = z.record(code, title)

/**
 * What a column says of the place of a figure. `period` holds both ends ('2020-08', '2020-Q3', '2020',
 * '2020-01/2020-08'), `period-start` and `period-end` one each; `area` without a codelist takes ISO 3166-1 alpha-2 and
 * UN M49 codes.
 */
const dimension = z.discriminatedUnion('kind', [
  z.strictObject({ id: identifier, title, column, kind: z.enum(['period', 'period-start', 'period-end']) }),
  z.strictObject({ id: identifier, title, column, kind: z.literal('area'), codes: codelist.optional() }),
  z.strictObject({ id: identifier, title, column, kind: z.literal('code'), codes: codelist }),
])
export type Dimension = z.infer<typeof dimension>

/** A column of figures, in one unit (`unit`) or in that which another column names row by row (`unitColumn`). */
const measure = z
  .strictObject({
    id: identifier,
    title,
    column,
    unit: identifier.optional(),
    unitColumn: column.optional(),
  })
  .refine((m) => (m.unit === undefined) !== (m.unitColumn === undefined), {
    error: 'unit-or-unit-column',
    path: ['unit'],
  })
export type MeasureColumn = z.infer<typeof measure>

/** A column that qualifies the figures of its row; `status` says by `codes` what its printed marks mean. */
const attribute = z.discriminatedUnion('kind', [
  z.strictObject({
    id: identifier,
    title,
    column,
    kind: z.enum(['source', 'read', 'grade', 'note', 'group']),
  }),
  z.strictObject({
    id: identifier,
    title,
    column,
    kind: z.literal('status'),
    codes: z.record(z.string().min(1).max(40), z.enum(statuses)),
  }),
])
export type Attribute = z.infer<typeof attribute>

/** A unit of measure: what is counted (`base`, such as an ISO 4217 code) and the power of ten (SDMX UNIT_MULT). */
const unit = z.strictObject({ title, base: identifier, multiplier: z.int().min(0).max(15) })

/**
 * The structure of a data set (SDMX data structure definition), as it lies beside its CSV in `NAME.structure.json`.
 * Every column of the file has its place in it. `missing` are the marks that stand for a value (`'..'`), with the
 * status that each means; an empty cell is `not-available` without being named.
 */
export const structure = z
  .strictObject({
    id: identifier,
    title,
    publisher: title,
    licence: plainText(300),
    frequency: z.enum(['annual', 'half-yearly', 'quarterly', 'monthly', 'period-to-date', 'irregular']),
    delimiter: z.enum([',', ';', '\t']).default(','),
    decimal: z.enum(['.', ',']).default('.'),
    thousands: z.enum([',', '.', ' ', '\u00a0', '\u202f', "'"]).optional(),
    missing: z.record(z.string().min(1).max(20), z.enum(statuses.slice(3))).default({}),
    dimensions: z.array(dimension).min(1).max(30),
    measures: z.array(measure).min(1).max(50),
    attributes: z.array(attribute).max(30).default([]),
    units: z.record(identifier, unit),
  })
  .superRefine((s, ctx) => {
    const fail = (message: string, ...path: (string | number)[]) =>
      ctx.addIssue({ code: 'custom', message, path })
    if (s.thousands === s.decimal) fail('same-separator', 'thousands')
    const parts = (['dimensions', 'measures', 'attributes'] as const).flatMap((part) =>
      s[part].map((entry, i) => ({ ...entry, path: [part, i] as const })),
    )
    parts.forEach((entry, i) => {
      const earlier = parts.slice(0, i)
      if (earlier.some((e) => e.id === entry.id)) fail('duplicate-id', ...entry.path, 'id')
      if (earlier.some((e) => e.column === entry.column)) fail('duplicate-column', ...entry.path, 'column')
    })
    const kinds = s.dimensions.map((d) => d.kind).filter((k) => k.startsWith('period'))
    const periods = kinds.toSorted().join(' ')
    if (periods !== 'period' && periods !== 'period-end period-start') fail('period-unclear', 'dimensions')
    s.attributes.forEach((a, i) => {
      if (s.attributes.slice(0, i).some((b) => b.kind === a.kind)) fail('duplicate-kind', 'attributes', i)
    })
    s.measures.forEach((m, i) => {
      if (m.unit !== undefined && !Object.hasOwn(s.units, m.unit)) fail('unknown-unit', 'measures', i, 'unit')
      if (m.unitColumn !== undefined && parts.some((p) => p.column === m.unitColumn))
        fail('duplicate-column', 'measures', i, 'unitColumn')
    })
  })
export type Structure = z.infer<typeof structure>

/** The columns that a file of this structure has, each once, in no binding order. */
export const columnsOf = (s: Structure): string[] => [
  ...new Set([
    ...s.dimensions.map((d) => d.column),
    ...s.measures.flatMap((m) => (m.unitColumn === undefined ? [m.column] : [m.column, m.unitColumn])),
    ...s.attributes.map((a) => a.column),
  ]),
]
