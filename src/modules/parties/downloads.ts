import { writeXlsx } from '../../platform/files/spreadsheet/write.ts'
import { actsWith } from '../../platform/identity/index.ts'
import type { Db } from '../../platform/database/index.ts'
import type { Lang } from '../../platform/language/index.ts'
import { anyone } from '../../platform/web/policies.ts'
import { csvAnswer, fileAnswer } from '../../platform/web/downloads.ts'
import type { Ctx } from '../../platform/web/context.ts'
import type { Route } from '../../platform/web/route.ts'
import { exportParties } from './import/export-columns.ts'
import type { SheetParty } from './import/party.ts'
import { focalPointsOf, listParties, listStatuses } from './queries.ts'
import type { PartyRow } from './tables.ts'

type FocalPoint = { name?: string; email?: string; note?: string }

/** A party as a sheet says it. */
const sheetParty = (row: PartyRow, person: FocalPoint | undefined): SheetParty => ({
  slug: row.id,
  names: row.name,
  shortNames: row.short_name,
  kind: row.kind as NonNullable<SheetParty['kind']>,
  ...(row.country && { country: row.country }),
  ...(row.region && { region: row.region }),
  status: row.status,
  ...(row.since && { since: row.since }),
  ...(row.website && { website: row.website }),
  identifiers: Object.entries(row.identifiers).map(([scheme, value]) => ({ scheme, value })),
  ...((person?.name ?? person?.email) && {
    focalPoint: { ...(person?.name && { name: person.name }), ...(person?.email && { email: person.email }) },
  }),
  ...(person?.note && { note: person.note }),
})

/** All parties as a table that the import reads back as the same; people only for who may have them. */
export async function partyTable(
  db: Db,
  { lang, langs, focalPoints }: { lang: Lang; langs: readonly Lang[]; focalPoints: boolean },
): Promise<{ header: string[]; rows: string[][] }> {
  const [rows, statuses] = await Promise.all([listParties(db), listStatuses(db)])
  const people = focalPoints ? await focalPointsOf(db, rows) : new Map<string, FocalPoint>()
  const inUse = new Set([
    ...langs,
    ...rows.flatMap((row) => [...Object.keys(row.name), ...Object.keys(row.short_name)]),
  ])
  return exportParties(
    rows.map((row) => sheetParty(row, people.get(row.id))),
    {
      lang,
      langs: [...inUse],
      statuses: statuses.map(({ code, name }) => ({ id: code, names: name })),
      focalPoints,
    },
  )
}

const tableFor = (c: Ctx) =>
  partyTable(c.db, { lang: c.l.lang, langs: c.languages, focalPoints: actsWith(c.viewer, 'secretary') })

export const downloadRoutes: readonly Route[] = [
  {
    kind: 'file',
    path: '/parties.csv',
    policy: anyone,
    file: async (c) => {
      const { header, rows } = await tableFor(c)
      return csvAnswer('parties.csv', header, rows)
    },
  },
  {
    kind: 'file',
    path: '/parties.xlsx',
    policy: anyone,
    file: async (c) =>
      fileAnswer(
        'parties.xlsx',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        await writeXlsx(await tableFor(c), {
          sheet: c.l.t('parties.title'),
          rightToLeft: c.l.dir === 'rtl',
        }),
      ),
  },
]
