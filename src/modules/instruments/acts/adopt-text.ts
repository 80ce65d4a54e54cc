import type { Db } from '../../../platform/database/index.ts'
import { act, refuse, secretary } from '../../../platform/record/index.ts'
import { findDecision } from '../../decisions/index.ts'
import { listPaths } from '../../paths/index.ts'
import { findTextAt } from '../queries.ts'
import { fits } from '../rules/fits.ts'
import { languagesOf } from '../rules/languages.ts'
import { adoptedText } from '../rules/text.ts'
import { makeFindable } from './make-findable.ts'

/** The decision among the acts that a text builds on: the platform puts there the one that carried it. */
async function decisionAmong(trx: Db, refs: readonly string[]) {
  for (const ref of refs) {
    const decision = await findDecision(trx, ref)
    if (decision) return decision
  }
  return undefined
}

/** A text is adopted: carried by a decision, or entered by the secretariat where it was adopted elsewhere. */
export const adoptText = act({
  type: 'text.adopted',
  // Checked with the form as well, so that no body votes on a text which could not then be adopted.
  body: adoptedText.superRefine((text, context) => {
    const refusal = context.issues.length > 0 ? undefined : fits(text)
    if (refusal)
      context.addIssue({
        code: 'custom',
        message: refusal.refused.slice('instruments.'.length),
        path: [refusal.field ?? ''],
      })
  }),
  refs: (body) => body.paths,
  may: secretary,
  carried: true,
  check: async (trx, { body, refs }) => {
    if (await findTextAt(trx, body.id)) return refuse('instruments.id-taken', { id: body.id }, 'id')
    const paths = new Set((await listPaths(trx)).map(({ id }) => id))
    if (!body.paths.every((path) => paths.has(path))) return refuse('instruments.no-such-path', {}, 'paths')
    const decision = await decisionAmong(trx, refs)
    return decision && decision.outcome !== 'adopted' ? refuse('instruments.not-adopted') : undefined
  },
  apply: async (trx, { id, body, refs, recorded }) => {
    await trx
      .insertInto('view.text')
      .values({
        id,
        address: body.id,
        title: JSON.stringify(body.title),
        kind: body.kind,
        authentic: body.authentic,
        paths: body.paths,
        decision: (await decisionAmong(trx, refs))?.id ?? null,
        adopted: recorded,
      })
      .execute()
    await trx
      .insertInto('view.paragraph')
      .values(
        body.paragraphs.map(({ number, kind, text }) => ({
          text: id,
          number,
          kind,
          words: JSON.stringify(text),
        })),
      )
      .execute()
    await trx
      .insertInto('view.text_language')
      .values(languagesOf(body).map((language) => ({ text: id, language, act_id: id, since: recorded })))
      .execute()
    await makeFindable(trx, id)
  },
})
