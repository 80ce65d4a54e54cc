import { html, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listClaims, type JudgedClaim } from '../queries/claims.ts'
import { chartOf } from './chart.ts'
import { claimsOn, loadFigure } from './figure.ts'
import { factOf } from './fact.ts'

/** What the newest judgement is about: the measure in a sentence and as a picture. Nothing where none was judged. */
export async function newestFigure(c: Ctx): Promise<Html | undefined> {
  const claims = await listClaims(c.db)
  const [newest] = claims.toSorted(newestFirst)
  const [assertion] = newest?.claim.assertions ?? []
  const held = assertion && (await loadFigure(c.db, assertion.measure))
  const chart = held && chartOf(c, held.row, held.structure, held.rows, held.releases)
  if (!chart) return undefined
  const fact = await factOf(c, held.row, held.structure, held.rows, claimsOn(held.row.id, claims))
  return html`<div class="stack"><p>${fact} <a href="${c.href(`/figures/${held.row.id}`)}">${c.l.t('statistics.whole-figure')}</a></p>${chart}</div>`
}

// Of those judged at one release, the one that asserts the most.
const newestFirst = (a: JudgedClaim, b: JudgedClaim): number =>
  b.newest.entry - a.newest.entry ||
  b.claim.assertions.length - a.claim.assertions.length ||
  (a.address < b.address ? -1 : 1)
