import {
  actions,
  content,
  definitionList,
  html,
  section,
  timeline,
  type Fact,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findParty, listStatuses, statusHistory } from '../queries.ts'
import type { PartyRow } from '../tables.ts'

/** A party: who it is, its status through time, and everything that refers to it. */
export async function partyPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const party = await findParty(c.db, c.params['party'] ?? '')
  if (!party) return undefined
  const [history, statuses] = await Promise.all([
    statusHistory(c.db, party.id),
    c.house.remember('parties/statuses', () => listStatuses(c.db)),
  ])
  const nameOfStatus = new Map(statuses.map(({ code, name }) => [code, l.pick(name).text]))
  const name = l.pick(party.name).text
  return {
    title: name,
    heading: content(party.name, l),
    crumbs: [{ label: l.t('parties.title'), href: c.href('/parties') }, { label: name }],
    fact: party.since
      ? l.t('parties.fact-since', { status: nameOfStatus.get(party.status) ?? '', day: l.date(party.since) })
      : l.t('parties.fact-status', { status: nameOfStatus.get(party.status) ?? '' }),
    body: [
      section({ heading: l.t('parties.who') }, definitionList(who(c, party)), whatToDo(c, party)),
      section(
        { heading: l.t('parties.through-time') },
        timeline(
          history.map((row, i) => ({
            when: row.from_day ? l.date(row.from_day) : l.t('parties.day-unknown'),
            label: html`<bdi>${nameOfStatus.get(row.status) ?? row.status}</bdi>`,
            href: c.href(`/record/${row.index}`),
            current: i === history.length - 1,
          })),
        ),
      ),
    ],
    side: await linkedTo(c, party.own_id),
    record: await recordFootOf(c, party.act_id),
  }
}

/** What the party's administrator and the secretariat can do here. */
function whatToDo(c: Ctx, { id }: PartyRow): Html | '' {
  const { l } = c
  const isSecretary = actsWith(c.viewer, 'secretary')
  if (!isSecretary && !actsWith(c.viewer, 'administer', id)) return ''
  return actions([
    { label: l.t('parties.people'), href: c.href(`/parties/${id}/people`) },
    { label: l.t('parties.describe'), href: c.href(`/parties/${id}/describe`) },
    ...(isSecretary ? [{ label: l.t('parties.change-status'), href: c.href(`/parties/${id}/status`) }] : []),
  ])
}

function who(c: Ctx, party: PartyRow): Fact[] {
  const { l } = c
  const facts: Fact[] = [{ term: l.t('parties.kind'), value: l.t(`parties.kind.${party.kind}`) }]
  const short = l.pick(party.short_name).text
  if (short) facts.push({ term: l.t('parties.short-name'), value: content(party.short_name, l) })
  if (party.country) facts.push({ term: l.t('parties.country'), value: l.regionName(party.country) })
  if (party.region) facts.push({ term: l.t('parties.column.region'), value: l.regionName(party.region) })
  if (party.website)
    facts.push({
      term: l.t('parties.website'),
      value: html`<a href="${party.website}" rel="external nofollow"><bdi dir="ltr">${party.website}</bdi></a>`,
    })
  for (const [scheme, identifier] of Object.entries(party.identifiers))
    facts.push({ term: scheme.toUpperCase(), value: html`<bdi dir="ltr">${identifier}</bdi>` })
  facts.push({ term: l.t('parties.identifier'), value: html`<code>${party.id}</code>` })
  return facts
}
