import { definitionList, html, section, type Fact, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listBodies } from '../../bodies/index.ts'
import { countInvitations, listParties, listStatuses } from '../../parties/index.ts'
import { mailCounts } from './secretariat-mail.ts'

/** What the secretariat looks after, each with how far it is and the way to it. */
export async function secretariatPage(c: Ctx): Promise<Page> {
  const { l } = c
  const [mechanism, described, parties, statuses, bodies, mail, providers, invited] = await Promise.all([
    c.house.mechanism(),
    c.db.selectFrom('view.mechanism').select('single').executeTakeFirst(),
    listParties(c.db),
    listStatuses(c.db),
    listBodies(c.db),
    mailCounts(c.db),
    c.db.selectFrom('own.identity_provider').select('id').execute(),
    countInvitations(c.db),
  ])
  const to = (path: string, words: string) => html`<a href="${c.href(path)}">${words}</a>`
  const facts = (list: Fact[]) => definitionList(list)
  return {
    title: l.t('web.secretariat'),
    crumbs: [{ label: l.t('web.secretariat') }],
    fact: l.t('home.secretariat-fact', { parties: parties.length, bodies: bodies.length }),
    body: [
      section(
        { heading: l.t('home.mechanism') },
        facts([
          {
            term: l.t('home.mechanism-name'),
            value: described ? html`<bdi>${l.pick(mechanism.name).text}</bdi>` : l.t('home.not-described'),
          },
          { term: l.t('home.languages'), value: l.list(mechanism.languages.map((lang) => l.ownName(lang))) },
        ]),
        html`<p>${to('/secretariat/mechanism', l.t('home.describe'))}</p>`,
      ),
      section(
        { heading: l.t('parties.title') },
        facts([
          {
            term: l.t('parties.title'),
            value: [
              to('/parties', l.t('home.count', { count: parties.length })),
              to('/parties/import', l.t('parties.import')),
              to('/parties/admit', l.t('parties.admit')),
            ],
          },
          {
            term: l.t('parties.statuses'),
            value: to('/secretariat/statuses', l.t('home.count', { count: statuses.length })),
          },
        ]),
      ),
      section(
        { heading: l.t('bodies.title') },
        facts([
          {
            term: l.t('bodies.title'),
            value: [
              to('/bodies', l.t('home.count', { count: bodies.length })),
              to('/bodies/establish', l.t('bodies.establish')),
            ],
          },
        ]),
      ),
      section(
        { heading: l.t('home.people-and-mail') },
        facts([
          { term: l.t('home.own-people'), value: to('/secretariat/people', l.t('parties.people')) },
          {
            term: l.t('parties.invitations'),
            value: to('/secretariat/invitations', l.t('parties.invitations-short', invited)),
          },
          {
            term: l.t('home.mail'),
            value: to(
              '/secretariat/mail',
              c.house.mailer.ready
                ? l.t('home.mail-ready', { failed: mail.failed })
                : l.t('home.mail-not-ready'),
            ),
          },
          {
            term: l.t('identity.providers'),
            value: to('/secretariat/identity-providers', l.t('home.count', { count: providers.length })),
          },
        ]),
      ),
      section(
        { heading: l.t('home.letters'), note: l.t('home.letters-note') },
        html`<p>${l.t('home.letters-words')}</p>`,
      ),
    ],
  }
}
