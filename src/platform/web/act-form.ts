import type { Page } from '../../design/shell.ts'
import { limit } from '../identity/rate-limit.ts'
import { hold, isRefusal, type Refusal } from '../record/index.ts'
import type { Ctx } from './context.ts'
import { Forbidden, NotFound } from './errors.ts'
import { readFields } from './fields.ts'
import { instructedBy, instructing } from './instruction.ts'
import { seenIn } from './seen.ts'
import { heldBack, keepUntilRecorded } from './sent-forms.ts'
import { see } from './see.ts'
import type { ActRoute, Filled } from './route.ts'

/**
 * A form that asks for an act: what was typed becomes a prepared act, held for its person, and the reader goes to the
 * page that says what will be recorded for ever. A refusal shows the form again with everything that was typed.
 */
export async function handleAct(c: Ctx, route: ActRoute, form: FormData): Promise<Page | Response> {
  const { account, acting } = c.viewer
  if (!account || !acting) throw new Forbidden()
  await limit(c.db, `form ${account.id}`, 600, 600)
  const { values, files } = readFields(form)
  const again = async (refusal: Refusal, more: Partial<Filled> = {}) => {
    const page = await route.page(c, { values, ...more, refusal })
    if (!page) throw new NotFound()
    return page instanceof Response ? page : { ...page, status: 422 }
  }
  const held = await heldBack(c, account.id, values)
  if (held) return again(held.refusal, held)
  const party = instructing(c)
  const by =
    party === undefined
      ? { actor: { party: acting.party, person: acting.person, mandate: acting.id } }
      : await instructedBy(c, party, values, files)
  if (isRefusal(by)) return again(by)
  // A letter that was given is kept with what was typed, should the form be shown again.
  if ('instruction' in by) values['letter.kept'] = by.instruction.letter
  const asked = await route.ask(c, values, files)
  if (isRefusal(asked)) return again(asked)
  const prepared = await c.house.recorder.prepare({
    type: route.act,
    ...by,
    ...asked,
    ...seenIn(values),
  })
  if (isRefusal(prepared)) return again(prepared)
  await keepUntilRecorded(c, account.id, values, prepared.act.id)
  await hold(c.db, account.id, prepared, c.href(route.onward(c, asked, prepared.act.id)))
  return see(c.href(`/acts/${prepared.act.id}`))
}
