import { z } from 'zod'
import type { Ctx } from '../web/context.ts'
import { Forbidden, NotFound } from '../web/errors.ts'
import { secretariat } from '../record/index.ts'
import { anyone, signedIn } from '../web/policies.ts'
import type { Route } from '../web/route.ts'
import { ownAddress, see } from '../web/see.ts'
import { sessionCookie } from './cookie.ts'
import { checkCode, sendCode } from './email-codes.ts'
import { findInvitation, needsSignIn, takeInvitation } from './invitations.ts'
import { deadLinkPage, invitationPage } from './pages/invitation-page.ts'
import { codePage, signInPage } from './pages/sign-in-page.ts'
import { recordKeys, registerPasskey, verifySignIn } from './passkeys.ts'
import { limit } from './rate-limit.ts'
import { accountRoutes } from './account-routes.ts'
import { providerRoutes } from './providers/routes.ts'
import { actFor, endSession, isSuspended } from './sessions.ts'
import { signInAs } from './sign-in-as.ts'

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value : ''
}

const email = z.email().max(254)

/** What `navigator.credentials` answered, as the form carries it; nothing when it is not JSON. */
function credentialOf(form: FormData): unknown {
  try {
    return JSON.parse(text(form, 'credential'))
  } catch {
    return undefined
  }
}

/** Failed sign-ins are limited by address: there is no account to limit by. */
const failed = (c: Ctx) => limit(c.db, `sign-in ${c.address}`, 30, 600)

async function offered(c: Ctx, secret: string) {
  const invitation = await findInvitation(c.db, secret)
  if (!invitation) return undefined
  const mandate =
    invitation.mandate === null
      ? undefined
      : await c.db
          .selectFrom('view.mandate')
          .selectAll()
          .where('id', '=', invitation.mandate)
          .executeTakeFirst()
  const named = mandate && (await c.house.nameParties([mandate.party]))
  const mechanism = c.l.pick((await c.house.mechanism()).name).text
  return {
    invitation,
    party:
      mandate?.party === secretariat
        ? c.l.t('web.secretariat')
        : mandate && named && c.l.pick(named.get(mandate.party) ?? {}).text,
    mechanism,
    mustSignIn: await needsSignIn(c.db, invitation, c.viewer.account?.id),
  }
}

export const identityRoutes: readonly Route[] = [
  {
    kind: 'page',
    path: '/sign-in',
    policy: anyone,
    fresh: true,
    page: async (c) => signInPage(c, ownAddress(c.query.get('then'), c.href('/desk'))),
  },
  {
    kind: 'own',
    path: '/sign-in/passkey',
    policy: anyone,
    post: async (c, form) => {
      const account = await verifySignIn(c.house, (credentialOf(form) ?? {}) as never)
      if (account && (await isSuspended(c.db, account)))
        return signInPage(c, text(form, 'then'), [{ words: c.l.t('identity.refused.suspended') }])
      if (account) return signInAs(c, account, text(form, 'then'))
      await failed(c)
      return signInPage(c, text(form, 'then'), [{ words: c.l.t('identity.passkey-unknown') }])
    },
  },
  {
    kind: 'own',
    path: '/sign-in/code',
    policy: anyone,
    post: async (c, form) => {
      const given = email.safeParse(text(form, 'email').trim())
      if (!given.success)
        return signInPage(c, text(form, 'then'), [
          { name: 'email', words: c.l.t('identity.email-not-valid') },
        ])
      await limit(c.db, `code to ${given.data.toLowerCase()}`, 5, 3600)
      await limit(c.db, `code from ${c.address}`, 30, 3600)
      await sendCode(c.house, given.data, c.l)
      return codePage(c, given.data, text(form, 'then'))
    },
  },
  {
    kind: 'own',
    path: '/sign-in/code/check',
    policy: anyone,
    post: async (c, form) => {
      const account = await checkCode(c.house, text(form, 'email'), text(form, 'code'))
      if (account) return signInAs(c, account, text(form, 'then'))
      await failed(c)
      return codePage(c, text(form, 'email'), text(form, 'then'), [
        { name: 'code', words: c.l.t('identity.code-wrong') },
      ])
    },
  },
  {
    kind: 'own',
    path: '/sign-out',
    policy: anyone,
    post: async (c) => {
      if (c.viewer.session) await endSession(c.db, c.viewer.session)
      return see(c.href('/'), { 'set-cookie': sessionCookie.clear(c.house.config.origin) })
    },
  },
  {
    kind: 'own',
    path: '/acting-for',
    policy: signedIn,
    post: async (c, form) => {
      const mandate = c.viewer.mandates.find(({ id }) => id === text(form, 'mandate'))
      if (!mandate || !c.viewer.session) throw new Forbidden()
      await actFor(c.db, c.viewer.session, mandate.id)
      return see(ownAddress(text(form, 'then'), c.href('/desk')))
    },
  },
  {
    kind: 'page',
    path: '/invitations/:secret',
    policy: anyone,
    fresh: true,
    page: async (c) => {
      const offer = await offered(c, c.params['secret'] ?? '')
      if (offer) return invitationPage(c, c.params['secret'] ?? '', offer)
      await failed(c)
      return deadLinkPage(c)
    },
  },
  {
    kind: 'own',
    path: '/invitations/:secret/passkey',
    policy: anyone,
    post: async (c, form) => {
      const credential = credentialOf(form)
      if (!credential) throw new NotFound()
      const account = await takeInvitation(c.db, c.params['secret'] ?? '')
      if (!account) return deadLinkPage(c)
      const passkey = await registerPasskey(c.house, account, credential as never, c.today)
      if (passkey) await recordKeys(c.house, account)
      return signInAs(c, account, '')
    },
  },
  {
    kind: 'own',
    path: '/invitations/:secret/without',
    policy: anyone,
    post: async (c) => {
      const account = await takeInvitation(c.db, c.params['secret'] ?? '')
      if (!account) return deadLinkPage(c)
      await recordKeys(c.house, account)
      return signInAs(c, account, '')
    },
  },
  {
    kind: 'own',
    path: '/invitations/:secret/here',
    policy: signedIn,
    at: '/invitations/:secret',
    post: async (c) => {
      const account = await takeInvitation(c.db, c.params['secret'] ?? '', c.viewer.account?.id)
      if (!account) return deadLinkPage(c)
      await recordKeys(c.house, account)
      return see(c.href('/desk'))
    },
  },
  ...accountRoutes,
  ...providerRoutes,
]
