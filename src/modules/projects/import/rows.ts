import type { Activity, ReadActivity } from '../iati/index.ts'
import { dateType, toJsonML } from '../iati/index.ts'
import { searchable } from '../rules/search.ts'
import { textsOf } from '../rules/texts.ts'

/** The tables that hold the parts of an activity. */
export const partTables = [
  'view.activity_transaction',
  'view.activity_location',
  'view.activity_sector',
  'view.activity_organisation',
] as const
export const activityTables = ['view.activity', ...partTables] as const
/** All tables whose rows are staged with a file. */
export const stagedTables = [...activityTables, 'view.activity_search'] as const

/** What of them is words, or where these stand in the file: no figure, code, day or identifier. */
export const stagedWords = {
  'view.activity': ['reporting_names', 'titles', 'words', 'tree', 'line'],
  'view.activity_location': ['names'],
  'view.activity_organisation': ['names'],
  'view.activity_search': ['title', 'body', 'stems', 'grams'],
}
export type ActivityTable = (typeof activityTables)[number]

/** The rows of one activity of a file, by table. Amounts stay the decimals of the file. */
export function rowsOf(
  file: string,
  ordinal: number,
  activity: ReadActivity,
): Record<ActivityTable, object[]> {
  const part = <T>(items: readonly T[], row: (item: T) => object) =>
    items.map((item, i) => ({ file, ordinal, number: i + 1, ...row(item) }))
  return {
    'view.activity': [{ file, ordinal, ...activityRow(activity) }],
    'view.activity_transaction': part(activity.transactions, ({ type, date, value }) => ({
      type,
      day: date,
      amount: value.amount,
      currency: value.currency,
      value_day: value.valueDate,
    })),
    'view.activity_location': part(activity.locations, ({ names, position }) => ({
      names: textsOf(names),
      ...(position &&
        isWgs84(position.system) && { latitude: position.latitude, longitude: position.longitude }),
    })),
    'view.activity_sector': part(activity.sectors, ({ vocabulary, code, percentage }) => ({
      vocabulary,
      code,
      percentage,
    })),
    'view.activity_organisation': part(activity.participating, ({ role, ref, type, names }) => ({
      role,
      ref,
      type,
      names: textsOf(names),
    })),
  }
}

const activityRow = (activity: ReadActivity) => ({
  identifier: activity.identifier,
  line: activity.tree.line,
  status: activity.status,
  hierarchy: activity.hierarchy,
  secondary: activity.reporting.secondary,
  reporting_ref: activity.reporting.ref,
  reporting_names: textsOf(activity.reporting.names),
  titles: textsOf(activity.titles),
  starts: dayOf(activity, dateType.actualStart, dateType.plannedStart),
  ends: dayOf(activity, dateType.actualEnd, dateType.plannedEnd),
  countries: [
    ...new Set(
      [activity, ...activity.transactions].flatMap(({ countries }) => countries.map(({ code }) => code)),
    ),
  ].toSorted(),
  words: searchable([
    activity.identifier,
    ...activity.titles.map(({ text }) => text),
    ...[activity.reporting, ...activity.participating, ...activity.locations].flatMap(({ names }) =>
      names.map(({ text }) => text),
    ),
  ]),
  tree: toJsonML(activity.tree),
})

/** The first of these dates that is given, as a legal day of years 1 to 9999. */
function dayOf({ dates }: Activity, ...types: string[]): string | undefined {
  const days = types.flatMap((type) => dates.filter((date) => date.type === type)).map(({ date }) => date)
  return days.find((day) => /^\d{4}-\d\d-\d\d$/.test(day))
}

/** The standard knows one datum, WGS 84; a position without one named is taken to be of it. */
const isWgs84 = (system: string): boolean => system === '' || /EPSG(\/0\/|:+)4326$/i.test(system)
