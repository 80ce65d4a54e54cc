import type { Html } from '../../design/index.ts'
import type { Ctx } from './context.ts'
import type { Told } from './house.ts'

/** Every party that an act's body names, so that their names are asked for at once. */
function partiesIn(value: unknown, found: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const item of value) partiesIn(item, found)
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (key === 'party' && typeof item === 'string') found.add(item)
      else partiesIn(item, found)
    }
  return found
}

/** Acts as sentences in the reader's language, before they are performed and after. */
export async function tellAll(c: Ctx, acts: readonly Told[]): Promise<string[]> {
  const ids = partiesIn(
    acts.map(({ actor, body }) => ({ party: actor.party, body })),
    new Set(),
  )
  const names = await c.house.nameParties([...ids])
  const nameOf = (party: string) =>
    party === 'secretariat' ? c.l.t('web.secretariat') : c.l.pick(names.get(party) ?? {}).text || party
  return Promise.all(
    acts.map((act) => {
      const tell = c.house.tells.get(act.type)
      return tell ? tell({ db: c.db, l: c.l, nameOf }, act) : Promise.resolve(act.type)
    }),
  )
}

/** One act as a sentence. */
export const tellOf = async (c: Ctx, act: Told): Promise<string> => (await tellAll(c, [act]))[0] ?? act.type

/** What an act says in full, as its room shows it; nothing where its sentence says all. */
export async function showOf(c: Ctx, act: Told): Promise<Html | undefined> {
  const show = c.house.modules.map((module) => module.shows?.[act.type]).find((one) => one !== undefined)
  return show?.(c, act)
}
