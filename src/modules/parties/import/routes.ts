import { readTable } from '../../../platform/files/spreadsheet/read.ts'
import { limit } from '../../../platform/identity/index.ts'
import { hold, isRefusal, sentenceOf, type Refusal } from '../../../platform/record/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { Forbidden, NotFound } from '../../../platform/web/errors.ts'
import { one, readFields } from '../../../platform/web/fields.ts'
import { formErrors } from '../../../platform/web/form-errors.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { Filled, OwnRoute, PageRoute, Route } from '../../../platform/web/route.ts'
import { see } from '../../../platform/web/see.ts'
import { checkPage } from '../pages/import/check-page.ts'
import { columnErrors, columnsPage } from '../pages/import/columns-page.ts'
import { recordPage } from '../pages/import/record-page.ts'
import { stepHref } from '../pages/import/steps.ts'
import { uploadPage } from '../pages/import/upload-page.ts'
import { planSchema, sheetLimits, type ImportPlan } from './plan.ts'
import { changePlan, dropSheet, findSheet, keepSheet, withPlan, type Sheet } from './sheet.ts'
import { readStatusWords, statusWords } from './status-words.ts'

/** What of a sheet cannot be read at all; then there are no rows to go on with. */
async function upload(c: Ctx, form: FormData) {
  const { files } = readFields(form)
  const file = files['sheet']
  if (!file) return uploadPage(c, { errors: [{ name: 'sheet', words: c.l.t('parties.import.no-file') }] })
  await limit(c.db, `upload ${c.viewer.account?.id}`, 30, 3600)
  if (file.size > sheetLimits.bytes)
    return uploadPage(c, { faults: [{ reason: 'too-large', values: { max: sheetLimits.bytes } }] })
  const bytes = Buffer.from(await file.arrayBuffer())
  const table = await readTable(bytes, file.name, sheetLimits)
  if (table.header.length === 0 || table.rows.length === 0)
    return uploadPage(c, { faults: table.faults.length > 0 ? table.faults : [{ reason: 'no-rows' }] })
  return see(stepHref(c, 'columns', await keepSheet(c, bytes, file.name, table)))
}

/** What the form of the second step says, on top of what was decided before. */
function planFrom(c: Ctx, values: Filled['values'], sheet: Sheet): ImportPlan {
  const said = {
    columns: sheet.table.header.map((_, i) => one(values, `column.${i}`) || null),
    dateOrder: one(values, 'order') || undefined,
    kind: one(values, 'kind') || undefined,
    status: one(values, 'status') || undefined,
    ...readStatusWords(values, sheet, c.l.lang),
    existing: sheet.plan.existing,
    lines: sheet.plan.lines,
  }
  const read = planSchema.safeParse(said)
  return read.success ? read.data : sheet.plan
}

async function saveColumns(c: Ctx, values: Filled['values'], before: Sheet) {
  const sheet = await changePlan(c, before, planFrom(c, values, before))
  const errors = columnErrors(c, sheet)
  if (errors.length > 0) return columnsPage(c, sheet, errors)
  // Words that turned up just now, since another column is the one of statuses, have not been asked about yet.
  const asked = new Set(
    Object.keys(values).flatMap((key) => (key.startsWith('word.') ? [one(values, key)] : [])),
  )
  const isNew = statusWords(sheet).some(({ word }) => !asked.has(word))
  return see(stepHref(c, isNew ? 'columns' : 'check', sheet.id))
}

/** What the form of the third step says of rows that seem to be a party twice. */
function choicesFrom(_c: Ctx, values: Filled['values'], { plan }: Sheet): ImportPlan {
  const chosen = Object.entries(values).flatMap(([key]) =>
    key.startsWith('line.') ? [[key.slice('line.'.length), one(values, key)] as const] : [],
  )
  const read = planSchema.safeParse({ ...plan, lines: Object.fromEntries(chosen) })
  return read.success ? read.data : plan
}

async function saveChoices(c: Ctx, values: Filled['values'], before: Sheet) {
  const sheet = await changePlan(c, before, choicesFrom(c, values, before))
  const { acts, blocked } = sheet.planned
  if (blocked || acts.length === 0) return checkPage(c, sheet, c.l.t('parties.import.nothing'))
  const [only, ...more] = acts
  if (!only || more.length > 0) return see(stepHref(c, 'record', sheet.id))
  const { account, acting } = c.viewer
  if (!account || !acting) throw new Forbidden()
  const prepared = await c.house.recorder.prepare({
    ...only,
    actor: { party: acting.party, person: acting.person, mandate: acting.id },
  })
  if (isRefusal(prepared)) return checkPage(c, sheet, sentenceOf(prepared, c.l))
  await hold(c.db, account.id, prepared, c.href(`/parties/import/${sheet.id}/done`))
  return see(c.href(`/acts/${prepared.act.id}`))
}

/**
 * Performs the acts one after the other. What a refusal leaves undone can be taken up again: parties that were
 * admitted are known by then, and skipped.
 */
async function record(c: Ctx, _values: Filled['values'], sheet: Sheet) {
  const { acting } = c.viewer
  if (!acting) throw new Forbidden()
  if (sheet.planned.blocked) return see(stepHref(c, 'check', sheet.id))
  const actor = { party: acting.party, person: acting.person, mandate: acting.id }
  for (const act of sheet.planned.acts) {
    const done = await c.house.recorder.perform({ ...act, actor })
    if (isRefusal(done)) return refused(c, done)
  }
  await dropSheet(c.house, sheet)
  return see(c.href('/parties'))
}

async function refused(c: Ctx, refusal: Refusal) {
  const sheet = await findSheet(c)
  if (!sheet) throw new NotFound()
  return recordPage(c, sheet, refusal)
}

const shown = (
  step: string,
  page: (
    c: Ctx,
    sheet: Sheet,
    refusal?: Refusal,
  ) => ReturnType<PageRoute['page']> | Awaited<ReturnType<PageRoute['page']>>,
  said?: typeof planFrom,
): PageRoute => ({
  kind: 'page',
  path: `/parties/import/:sheet/${step}`,
  policy: secretaries,
  page: async (c, { values, refusal }) => {
    const sheet = await findSheet(c)
    return (
      sheet && page(c, said && refusal ? withPlan(sheet, said(c, values, sheet)) : sheet, said && refusal)
    )
  },
})

const saved = (
  step: string,
  post: (c: Ctx, values: Filled['values'], sheet: Sheet) => ReturnType<OwnRoute['post']>,
): OwnRoute => ({
  kind: 'own',
  path: `/parties/import/:sheet/${step}`,
  policy: secretaries,
  keep: 'all',
  post: async (c, form) => {
    const sheet = await findSheet(c)
    if (!sheet) throw new NotFound()
    return post(c, readFields(form).values, sheet)
  },
})

/** A sheet of parties on its way in: upload, columns, check, record; nothing typed or uploaded is lost between them. */
export const importRoutes: readonly Route[] = [
  { kind: 'page', path: '/parties/import', policy: secretaries, page: (c) => uploadPage(c) },
  { kind: 'own', path: '/parties/import', policy: secretaries, post: upload },
  shown('columns', (c, sheet, refusal) => columnsPage(c, sheet, formErrors(refusal, c.l)), planFrom),
  saved('columns', saveColumns),
  shown(
    'check',
    (c, sheet, refusal) => checkPage(c, sheet, refusal && sentenceOf(refusal, c.l)),
    choicesFrom,
  ),
  saved('check', saveChoices),
  shown('record', (c, sheet) => recordPage(c, sheet)),
  saved('record', record),
  // Where the one act of a small sheet leads once it is recorded: the sheet has served.
  shown('done', async (c, sheet) => {
    if (sheet.planned.admitted.length + sheet.planned.updated.length === 0) await dropSheet(c.house, sheet)
    return see(c.href('/parties'))
  }),
  saved('discard', async (c, _values, sheet) => {
    await dropSheet(c.house, sheet)
    return see(c.href('/parties/import'))
  }),
]
