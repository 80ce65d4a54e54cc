import type { Page } from '../../design/shell.ts'
import { hold, isRefusal } from '../record/index.ts'
import type { Ctx } from './context.ts'
import { Forbidden, NotFound } from './errors.ts'
import { readFields } from './fields.ts'
import { see } from './see.ts'
import type { ActRoute } from './route.ts'

/**
 * A form that asks for an act: what was typed becomes a prepared act, held for its person, and the reader goes to the
 * page that says what will be recorded for ever. A refusal shows the form again with everything that was typed.
 */
export async function handleAct(c: Ctx, route: ActRoute, form: FormData): Promise<Page | Response> {
  const { account, acting } = c.viewer
  if (!account || !acting) throw new Forbidden()
  const { values, files } = readFields(form)
  const again = async (refusal: Parameters<ActRoute['page']>[1]['refusal']) => {
    const page = await route.page(c, { values, ...(refusal && { refusal }) })
    if (!page) throw new NotFound()
    return page instanceof Response ? page : { ...page, status: 422 }
  }
  const asked = await route.ask(c, values, files)
  if (isRefusal(asked)) return again(asked)
  const prepared = await c.house.recorder.prepare({
    type: route.act,
    actor: { party: acting.party, person: acting.person, mandate: acting.id },
    ...asked,
  })
  if (isRefusal(prepared)) return again(prepared)
  await hold(c.db, account.id, prepared, c.href(route.onward(c, asked)))
  return see(c.href(`/acts/${prepared.act.id}`))
}
