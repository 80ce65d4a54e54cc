import { actions, form, html, section, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { registrationOptions } from '../passkeys.ts'
import type { InvitationRow } from '../tables.ts'
import { passkeyForm } from './passkey-form.ts'

export interface Offered {
  readonly invitation: InvitationRow
  /** the party that the mandate is for, in the reader's language */
  readonly party?: string | undefined
  readonly mechanism: string
  /** the address is that of an account, to which the reader is not signed in */
  readonly mustSignIn: boolean
}

/** What an invitation offers, and the two ways to take it: with a passkey, or without. */
export async function invitationPage(c: Ctx, secret: string, offered: Offered): Promise<Page> {
  const { l } = c
  const { invitation, party, mechanism, mustSignIn } = offered
  const person = { id: invitation.account ?? crypto.randomUUID(), name: invitation.email ?? invitation.name }
  const head = {
    title: l.t('identity.invitation'),
    crumbs: [{ label: l.t('identity.invitation') }],
    fact: party
      ? l.t('identity.invited-for', { name: invitation.name, party })
      : l.t('identity.invited', { name: invitation.name }),
  }
  if (mustSignIn) {
    const then = encodeURIComponent(c.url.pathname)
    return {
      ...head,
      body: section(
        { heading: l.t('identity.account-there') },
        html`<p>${l.t('identity.account-there-words')}</p>`,
        actions([{ label: l.t('identity.sign-in'), href: c.href(`/sign-in?then=${then}`), main: true }]),
      ),
    }
  }
  if (c.viewer.account && invitation.account === null)
    return {
      ...head,
      body: section(
        { heading: l.t('identity.take-here'), note: c.viewer.account.name },
        html`<p>${l.t('identity.take-here-words')}</p>`,
        form(
          { action: c.href(`/invitations/${secret}/here`) },
          actions([{ label: l.t('identity.take-it'), main: true }]),
        ),
      ),
    }
  return {
    ...head,
    scripts: ['passkey.js'],
    body: [
      section(
        { heading: l.t('identity.with-passkey') },
        html`<p>${l.t('identity.passkey-why')}</p>`,
        passkeyForm(
          {
            action: c.href(`/invitations/${secret}/passkey`),
            kind: 'create',
            options: await registrationOptions(c.house, person, mechanism),
            label: l.t('identity.make-passkey'),
          },
          l,
        ),
      ),
      section(
        { heading: l.t('identity.without-passkey') },
        html`<p>${l.t('identity.without-why')}</p>`,
        form(
          { action: c.href(`/invitations/${secret}/without`) },
          actions([{ label: l.t('identity.go-without') }]),
        ),
      ),
    ],
  }
}

/** A link that leads nowhere any more: used, expired, or never made. One answer for all three. */
export const deadLinkPage = (c: Ctx): Page => ({
  title: c.l.t('identity.dead-link'),
  status: 410,
  fact: c.l.t('identity.dead-link-fact'),
  body: section({ heading: c.l.t('identity.what-now') }, html`<p>${c.l.t('identity.dead-link-now')}</p>`),
})
