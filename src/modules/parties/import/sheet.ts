import * as z from 'zod'
import { readTable, type Table } from '../../../platform/files/spreadsheet/read.ts'
import {
  changeDraft,
  dropDraft,
  dropOldDrafts,
  findDraft,
  makeDraft,
} from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { Forbidden } from '../../../platform/web/errors.ts'
import type { House } from '../../../platform/web/house.ts'
import { listParties, listStatuses } from '../queries.ts'
import type { PartyRow, StatusRow } from '../tables.ts'
import { guessMapping } from './columns.ts'
import { planImport, planSchema, sheetLimits, type ImportPlan, type Planned } from './plan.ts'

/** Drafts of this kind are sheets of parties on their way in. */
export const sheetKind = 'import-parties'

const content = z.object({ sha256: z.string(), name: z.string(), plan: planSchema })

/** A sheet on its way in: the file, what was decided about it so far, and what that would do. */
export interface Sheet {
  readonly id: string
  readonly name: string
  readonly sha256: string
  readonly plan: ImportPlan
  readonly table: Table
  readonly known: { readonly parties: readonly PartyRow[]; readonly statuses: readonly StatusRow[] }
  readonly planned: Planned
}

const accountOf = (c: Ctx): string => {
  if (!c.viewer.account) throw new Forbidden()
  return c.viewer.account.id
}

/** Keeps an uploaded sheet for its person, with what its headings seem to mean. */
export async function keepSheet(c: Ctx, bytes: Buffer, name: string, table: Table): Promise<string> {
  for (const { content: old } of await dropOldDrafts(c.db, sheetKind))
    await removeFile(c.house, content.parse(old).sha256)
  const { sha256 } = await c.house.files.put(bytes, { maxBytes: sheetLimits.bytes })
  return makeDraft(c.db, accountOf(c), sheetKind, { sha256, name, plan: guessMapping(table.header) })
}

/** The person's own sheet in the address (`:sheet`). */
export async function findSheet(c: Ctx): Promise<Sheet | undefined> {
  const draft = await findDraft(c.db, accountOf(c), sheetKind, c.params['sheet'] ?? '')
  if (!draft) return undefined
  const { sha256, name, plan } = content.parse(draft.content)
  const bytes = await c.house.files.read(sha256)
  if (!bytes) return undefined
  const table = await readTable(bytes, name, sheetLimits)
  const [parties, statuses] = await Promise.all([listParties(c.db), listStatuses(c.db)])
  const known = { parties, statuses }
  return { id: draft.id, name, sha256, plan, table, known, planned: planImport(table, sha256, plan, known) }
}

/** The sheet with another plan. */
export const withPlan = (sheet: Sheet, plan: ImportPlan): Sheet => ({
  ...sheet,
  plan,
  planned: planImport(sheet.table, sheet.sha256, plan, sheet.known),
})

/** The sheet with another plan, kept. */
export async function changePlan(c: Ctx, sheet: Sheet, plan: ImportPlan): Promise<Sheet> {
  await changeDraft(c.db, sheet.id, { sha256: sheet.sha256, name: sheet.name, plan })
  return withPlan(sheet, plan)
}

/** The sheet is done with: its draft goes, and its file with whatever private data it holds. */
export async function dropSheet(house: House, { id, sha256 }: Pick<Sheet, 'id' | 'sha256'>): Promise<void> {
  await dropDraft(house.database.db, id)
  await removeFile(house, sha256)
}

/** The same bytes may be somebody else's sheet, or public by another act. */
async function removeFile(house: House, sha256: string): Promise<void> {
  const { db } = house.database
  const published = await db
    .selectFrom('view.public_file')
    .select('sha256')
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  const drafted = await db.selectFrom('own.draft').select('content').where('kind', '=', sheetKind).execute()
  if (published || drafted.some((draft) => content.parse(draft.content).sha256 === sha256)) return
  await house.files.remove(sha256)
}
