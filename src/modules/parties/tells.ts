import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'

interface Body {
  party: string
  name: LangText
  status: string
  powers: string[]
}

const statusName = async (c: Parameters<Tell>[0], code: string): Promise<string> => {
  const row = await c.db.selectFrom('view.status').select('name').where('code', '=', code).executeTakeFirst()
  return row ? c.l.pick(row.name).text : code
}

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'status.defined': async ({ l }, act) =>
    l.t('parties.tell.status-defined', { status: l.pick((act.body as unknown as Body).name).text }),
  'party.admitted': async (c, act) => {
    const body = act.body as unknown as Body
    return c.l.t('parties.tell.admitted', {
      party: c.l.pick(body.name).text,
      status: await statusName(c, body.status),
    })
  },
  'parties.imported': async ({ l }, act) =>
    l.t('parties.tell.imported', { count: (act.body as unknown as { parties: unknown[] }).parties.length }),
  'party.described': async (c, act) =>
    c.l.t('parties.tell.described', { party: c.nameOf((act.body as unknown as Body).party) }),
  'act.contested': async (c, act) => {
    const { entry } = act.body as unknown as { entry: string }
    const row = await c.db
      .selectFrom('record.entry')
      .select('index')
      .where('act_id', '=', entry)
      .executeTakeFirst()
    return c.l.t('parties.tell.contested', { party: c.nameOf(act.actor.party), index: row?.index ?? 0 })
  },
  'party.status-changed': async (c, act) => {
    const body = act.body as unknown as Body
    return c.l.t('parties.tell.status-changed', {
      party: c.nameOf(body.party),
      status: await statusName(c, body.status),
    })
  },
  'mandate.granted': async (c, act) => {
    const body = act.body as unknown as Body
    const powers = c.l.list(body.powers.map((power) => c.l.t(`parties.power.${power}`)))
    return c.l.t('parties.tell.mandate-granted', { party: c.nameOf(body.party), powers })
  },
  'mandate.revoked': async (c, act) =>
    c.l.t('parties.tell.mandate-revoked', { party: c.nameOf((act.body as unknown as Body).party) }),
}
