import { actions, content, definitionList, html, section, table, type Page } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findBody, membersOn, postsOn } from '../queries.ts'
import type { Charter, Share } from '../rules/charter.ts'

/** A share in words: "2/3" as a fraction that is read aloud. */
export const shareWords = (l: Locale, { numerator, denominator }: Share, strict: boolean): string =>
  l.t(strict ? 'bodies.more-than' : 'bodies.at-least', { share: `${numerator}/${denominator}` })

const rules = (l: Locale, charter: Charter) => [
  {
    term: l.t('bodies.quorum'),
    value: l.t('bodies.of-members', { share: shareWords(l, charter.quorum.share, charter.quorum.strict) }),
  },
  { term: l.t('bodies.method'), value: l.t(`bodies.method.${charter.method}`) },
  {
    term: l.t('bodies.majority'),
    value: l.t(`bodies.of.${charter.majority.of}`, {
      share: shareWords(l, charter.majority.share, charter.majority.strict),
    }),
  },
  {
    term: l.t('bodies.signed'),
    value:
      charter.signed.length === 0
        ? l.t('bodies.signed-none')
        : html`<code>${charter.signed.join(', ')}</code>`,
  },
]

/** A body: who sits in it, who holds its posts, and how it decides. */
export async function bodyPage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const body = await findBody(c.db, c.params['body'] ?? '')
  if (!body) return undefined
  const [members, posts] = await Promise.all([
    membersOn(c.db, body.id, c.today),
    postsOn(c.db, body.id, c.today),
  ])
  const names = new Map(members.map(({ id, name }) => [id, name]))
  const name = l.pick(body.name).text
  const chair = posts.find(({ post }) => post === 'chair')
  const members_ = l.t('bodies.fact-members', { count: members.length })
  return {
    title: name,
    heading: content(body.name, l),
    crumbs: [{ label: l.t('bodies.title'), href: c.href('/bodies') }, { label: name }],
    fact: chair
      ? l.t('bodies.fact-chair', { members: members_, chair: l.pick(names.get(chair.party) ?? {}).text })
      : l.t('bodies.fact-no-chair', { members: members_ }),
    body: [
      section(
        { heading: l.t('bodies.members') },
        table(
          {
            label: l.t('bodies.members'),
            columns: [{ name: l.t('bodies.member') }, { name: l.t('bodies.post') }],
            rows: l
              .inOrder(members, ({ name }) => l.pick(name).text)
              .map((member) => [
                html`<a href="${c.href(`/parties/${member.id}`)}">${content(member.name, l)}</a>`,
                l.list(
                  posts
                    .filter(({ party }) => party === member.id)
                    .map(({ post }) => l.t(`bodies.post.${post}`)),
                ),
              ]),
            empty: l.t('bodies.no-members'),
          },
          l,
        ),
        actsWith(c.viewer, 'secretary')
          ? actions(
              (['take', 'leave', 'fill'] as const).map((name) => ({
                label: l.t(`bodies.do.${name}`),
                href: c.href(`/bodies/${body.id}/${name}`),
              })),
            )
          : '',
      ),
      section(
        { heading: l.t('bodies.charter'), note: l.t('bodies.charter-note') },
        definitionList(rules(l, body.charter)),
      ),
      section(
        { heading: l.t('bodies.decisions') },
        html`<p><a href="${c.href(`/decisions?body=${body.id}`)}">${l.t('bodies.decisions-of', { body: name })}</a></p>`,
      ),
    ],
    side: await linkedTo(c, body.act_id),
    record: await recordFootOf(c, body.act_id),
  }
}
