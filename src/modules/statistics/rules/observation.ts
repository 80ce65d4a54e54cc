import { z } from 'zod'

/** Why a value is as it is (SDMX CL_OBS_STATUS in words). The last three carry no value, and none means zero. */
export const statuses = [
  'normal',
  'provisional',
  'estimated',
  'not-available',
  'not-applicable',
  'suppressed',
] as const
export type Status = (typeof statuses)[number]

/** The statuses of an observation that has no value. */
export const valueless: ReadonlySet<Status> = new Set(['not-available', 'not-applicable', 'suppressed'])

/** `secondary`: the figure was read in a report or a mirror of what its publisher issued. */
export const grades = ['primary', 'secondary'] as const
export type Grade = (typeof grades)[number]

/** An identifier of a dimension, measure, unit or attribute (SDMX NCNameIDType). */
export const identifier = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, { error: 'not-an-identifier' })

/** A code of a codelist (SDMX IDType). */
export const code = z.string().regex(/^[A-Za-z0-9_@$-]{1,64}$/, { error: 'not-a-code' })

const month = z.string().regex(/^[12]\d{3}-(0[1-9]|1[0-2])$/, { error: 'not-a-month' })

/** The months that a figure covers, first and last included; a period to date is as long as it says. */
export const period = z
  .strictObject({ start: month, end: month })
  .refine(({ start, end }) => start <= end, { error: 'period-reversed' })
export type Period = z.infer<typeof period>

/** One value of a series with what its row says of it. `value` is an exact decimal string as printed. */
export type Observation = {
  key: Record<string, string>
  period: Period
  measure: string
  value: string | null
  status: Status
  unit: string
  /** Address or citation, and the day that it was read ('YYYY-MM-DD'). */
  source?: string
  read?: string
  grade?: Grade
  note?: string
  /** The composition of the group of countries that the source used ('53'), where it says so. */
  group?: string
  line: number
}

/** The same months a year before. */
export const yearBefore = ({ start, end }: Period): Period => ({ start: back(start), end: back(end) })

const back = (month: string) => `${Number(month.slice(0, 4)) - 1}${month.slice(4)}`

/** The number of months that a period covers. */
export const monthsOf = ({ start, end }: Period): number => ordinal(end) - ordinal(start) + 1

const ordinal = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5))

export const samePeriod = (a: Period, b: Period): boolean => a.start === b.start && a.end === b.end
