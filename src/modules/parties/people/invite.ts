import { actsWith, invite, limit, noteMail, revokeInvitations } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { NotFound } from '../../../platform/web/errors.ts'
import { one } from '../../../platform/web/fields.ts'
import type { Filled } from '../../../platform/web/route.ts'
import { findPerson, type Invited } from './person-page.ts'
import { actsForAlone } from './queries.ts'

/**
 * Makes a one-time link for the person of a mandate, and sends it or gives it to be shown once; or withdraws the one
 * there is. Links made before lead nowhere from then on.
 */
export async function invitePerson(c: Ctx, values: Filled['values']): Promise<Invited> {
  const found = await findPerson(c)
  if (!found) throw new NotFound()
  const { place, person } = found
  const { l } = c
  await limit(c.db, `invite ${c.viewer.account?.id}`, 200, 86_400)
  if (one(values, 'how') === 'withdraw') {
    await revokeInvitations(c.db, person.mandate.id)
    return { withdrawn: true }
  }
  if (person.state === 'revoked' || person.state === 'ended')
    return { refused: l.t('parties.refused.mandate-over') }
  if (person.name === undefined) return { refused: l.t('parties.refused.person-gone') }
  const isSecretary = actsWith(c.viewer, 'secretary')
  if (person.account && !isSecretary && !(await actsForAlone(c.db, person.account, place.party)))
    return { refused: l.t('parties.refused.acts-for-others') }
  await revokeInvitations(c.db, person.mandate.id)
  const secret = await invite(c.db, {
    mandate: person.mandate.id,
    name: person.name,
    email: person.email,
    inviter: c.viewer.account?.id,
    ...(person.account && { account: person.account }),
  })
  const link = `${c.house.config.origin}${c.href(`/invitations/${secret}`)}`
  if (one(values, 'how') !== 'mail' || !c.house.mailer.ready || person.email === undefined) return { link }
  const mechanism = l.pick((await c.house.mechanism()).name).text
  const mail = await c.house.mailer.send({
    to: person.email,
    subject: l.t('parties.mail-invitation-subject', { mechanism }),
    words: l.t('parties.mail-invitation', { name: person.name, party: place.name, mechanism, link }),
  })
  if (mail !== undefined) await noteMail(c.db, secret, mail)
  return { sentTo: person.email }
}
