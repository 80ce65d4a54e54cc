import { errorAt, html, selectField, textArea } from '../../../design/index.ts'
import { refuse, type Act } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute } from '../../../platform/web/route.ts'
import { tellOf } from '../../../platform/web/telling.ts'

async function actOf(c: Ctx): Promise<Act | undefined> {
  const index = Number(c.params['index'])
  if (!Number.isSafeInteger(index)) return undefined
  const row = await c.db
    .selectFrom('record.entry as entry')
    .innerJoin('view.instruction as instruction', 'instruction.act_id', 'entry.act_id')
    .select('entry.bytes')
    .where('entry.index', '=', index)
    .executeTakeFirst()
  return row && (JSON.parse(row.bytes.toString()) as { act: Act }).act
}

/** A party says that an act recorded in its name was not on its instruction. */
export const contestForm: ActRoute = {
  kind: 'act',
  path: '/record/:index/contest',
  policy: signedIn,
  act: 'act.contested',
  page: async (c, filled) => {
    const act = await actOf(c)
    if (!act) return undefined
    const { l } = c
    const { values } = filled
    const index = Number(c.params['index'])
    const sentence = await tellOf(c, act)
    return actPage(c, filled, {
      // A party contests in its own name, never on a letter.
      parties: [],
      title: l.t('parties.contest'),
      crumbs: [
        { label: l.t('record.title'), href: c.href('/record') },
        { label: l.t('record.act-no', { index }), href: c.href(`/record/${index}`) },
        { label: l.t('parties.contest') },
      ],
      fact: l.t('parties.contest-fact'),
      heading: l.t('record.act-no', { index }),
      action: `/record/${index}/contest`,
      fields: (errors) => [
        html`<p>${sentence}</p>`,
        selectField(
          {
            name: 'language',
            short: true,
            label: l.t('parties.language'),
            value: one(values, 'language') || l.lang,
            options: c.languages.map((value) => ({ value, label: l.ownName(value) })),
          },
          l,
        ),
        textArea(
          {
            name: 'reason.text',
            optional: true,
            rows: 4,
            maxlength: 2000,
            label: l.t('parties.reason'),
            hint: l.t('parties.reason-hint'),
            error: errorAt(errors, 'reason.text'),
            value: one(values, 'reason.text'),
          },
          l,
        ),
      ],
    })
  },
  ask: async (c, values) => {
    const act = await actOf(c)
    if (!act) return refuse('parties.not-your-instruction')
    const text = one(values, 'reason.text').trim()
    return {
      body: { entry: act.id },
      ...(text !== '' && { disclose: { reason: { text, language: one(values, 'language') } } }),
    }
  },
  onward: (c) => `/record/${c.params['index']}`,
}
