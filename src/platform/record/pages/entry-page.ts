import { definitionList, html, rows, section, type Fact, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { linkedTo } from '../../web/links.ts'
import { tellAll } from '../../web/telling.ts'
import { actsWith } from '../../identity/viewer.ts'
import { disclosed } from '../disclosed.ts'
import type { Act, Entry } from '../log/index.ts'
import { footAt } from './record-foot.ts'

/** One entry: what it says in a sentence, who performed it and how, and the entry itself. */
export async function entryPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const index = Number(c.params['index'])
  if (!Number.isSafeInteger(index)) return undefined
  const row = await c.db.selectFrom('record.entry').selectAll().where('index', '=', index).executeTakeFirst()
  if (!row) return undefined
  const entry = JSON.parse(row.bytes.toString()) as Entry
  const builtOn = await actsAt(c, entry.act.refs)
  const followed = await actsOn(c, row.act_id)
  const [sentence = '', ...others] = await tellAll(
    c,
    [entry, ...builtOn, ...followed].map(({ act }) => act),
  )
  const listed = (acts: readonly { index: number }[], told: readonly string[]) =>
    rows(
      acts.map((one, i) => ({
        when: html`<a href="${c.href(`/record/${one.index}`)}">${l.t('record.act-no', { index: one.index })}</a>`,
        body: told[i] ?? '',
      })),
    )
  const values = await disclosed(c.db, Object.values(entry.act.commit), c.viewer)
  return {
    title: l.t('record.act-no', { index }),
    crumbs: [
      { label: l.t('record.title'), href: c.href('/record') },
      { label: l.t('record.act-no', { index }) },
    ],
    fact: sentence,
    body: [
      section({ heading: l.t('record.performed') }, definitionList(await performed(c, entry))),
      Object.keys(entry.act.commit).length === 0
        ? html``
        : section(
            { heading: l.t('record.not-in-entry'), note: l.t('record.not-in-entry-note') },
            definitionList(
              Object.entries(entry.act.commit).map(([name, commitment]) => {
                const found = values.get(commitment)
                return {
                  term: html`<code>${name}</code>`,
                  value:
                    found?.state === 'shown'
                      ? html`<bdi>${typeof found.value === 'string' ? found.value : JSON.stringify(found.value)}</bdi>`
                      : html`<span class="soft">${l.t(`record.state.${found?.state ?? 'absent'}`)}</span>`,
                }
              }),
            ),
          ),
      builtOn.length === 0 ? html`` : section({ heading: l.t('record.builds-on') }, listed(builtOn, others)),
      followed.length === 0
        ? html``
        : section({ heading: l.t('record.followed-by') }, listed(followed, others.slice(builtOn.length))),
      section(
        { heading: l.t('record.entry'), note: l.t('record.entry-note') },
        html`<div class="scroll" tabindex="0" role="region" aria-label="${l.t('record.entry')}"><pre dir="ltr" tabindex="0"><code>${JSON.stringify(entry, undefined, 2)}</code></pre></div>`,
      ),
    ],
    side: await linkedTo(c, row.act_id),
    record: footAt(c, index, row.recorded),
  }
}

async function actsAt(c: Ctx, ids: readonly string[]): Promise<{ index: number; act: Act }[]> {
  if (ids.length === 0) return []
  const found = await c.db
    .selectFrom('record.entry')
    .select(['index', 'bytes'])
    .where('act_id', 'in', ids)
    .orderBy('index')
    .execute()
  return found.map(({ index, bytes }) => ({ index, act: (JSON.parse(bytes.toString()) as Entry).act }))
}

/** The party that wrote a letter and the secretariat that keeps it may read it. */
const mayRead = (c: Ctx, { actor }: Act): boolean =>
  c.viewer.mandates.some(({ party }) => party === actor.party) || actsWith(c.viewer, 'secretary')

const mostFollowing = 20

/** What refers to an act, oldest first: what was done on it, a correction, a word that it is contested. */
async function actsOn(c: Ctx, id: string): Promise<{ index: number; act: Act }[]> {
  const refs = await c.db
    .selectFrom('view.ref as ref')
    .innerJoin('record.entry as entry', 'entry.act_id', 'ref.from_id')
    .select('ref.from_id')
    .where('ref.to_id', '=', id)
    .orderBy('entry.index')
    .limit(mostFollowing)
    .execute()
  return actsAt(
    c,
    refs.map(({ from_id }) => from_id),
  )
}

async function performed(c: Ctx, { act, recorded, sigs }: Entry): Promise<Fact[]> {
  const { l } = c
  const names = await c.house.nameParties([act.actor.party])
  const party =
    act.actor.party === 'secretariat'
      ? html`${l.t('web.secretariat')}`
      : html`<a href="${c.href(`/parties/${act.actor.party}`)}"><bdi>${l.pick(names.get(act.actor.party) ?? {}).text}</bdi></a>`
  const how = act.instruction ? 'by-instruction' : sigs.length > 0 ? 'signed' : 'not-signed'
  return [
    { term: l.t('record.by'), value: party },
    { term: l.t('record.how'), value: l.t(`record.how.${how}`) },
    ...(act.instruction
      ? [
          {
            term: l.t('record.letter'),
            value: mayRead(c, act)
              ? html`<a href="${c.href(`/record/letters/${act.id}`)}"><code>${act.instruction.letter}</code></a>`
              : html`<code>${act.instruction.letter}</code>`,
          },
        ]
      : []),
    { term: l.t('record.type'), value: html`<code>${act.type}</code>` },
    {
      term: l.t('record.recorded'),
      value: html`<time datetime="${recorded}">${l.t('web.utc', { at: l.instant(recorded) })}</time>`,
    },
    { term: l.t('record.id'), value: html`<code>${act.id}</code>` },
  ]
}
