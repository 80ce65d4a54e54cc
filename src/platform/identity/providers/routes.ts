import { parse, serialize } from 'hono/utils/cookie'
import { z } from 'zod'
import type { FormError } from '../../../design/index.ts'
import { plainText } from '../../language/index.ts'
import type { Ctx } from '../../web/context.ts'
import { one, readFields } from '../../web/fields.ts'
import { formErrors } from '../../web/form-errors.ts'
import { anyone, secretaries } from '../../web/policies.ts'
import type { Route } from '../../web/route.ts'
import { ownAddress, see } from '../../web/see.ts'
import { providersPage } from '../pages/providers-page.ts'
import { signInPage } from '../pages/sign-in-page.ts'
import { recordKeys } from '../passkeys.ts'
import { limit } from '../rate-limit.ts'
import { newSecret } from '../secrets.ts'
import { isSuspended } from '../sessions.ts'
import { signInAs } from '../sign-in-as.ts'
import { accountVouchedFor } from './bind.ts'
import { beginAt, finishAt } from './connect.ts'

const cookie = 'provider'

/** Why a sign-in at a provider led nowhere. */
const refusals = ['suspended', 'not-invited', 'failed'] as const

const providerForm = z.object({
  name: plainText(120),
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  client_id: plainText(300),
  client_secret: plainText(500),
  party: z.string().regex(/^[a-z0-9-]{1,60}$/),
})

/** What is kept of the form when its session has ended: all but the secret. */
const kept = ['name', 'issuer', 'client_id', 'party'] as const

const failed = async (c: Ctx, then: string, words: string) => {
  await limit(c.db, `sign-in ${c.address}`, 30, 600)
  return signInPage(c, then, [{ words }])
}

export const providerRoutes: readonly Route[] = [
  {
    kind: 'page',
    path: '/sign-in/provider/:id',
    policy: anyone,
    fresh: true,
    page: async (c) => {
      const id = z.uuid().safeParse(c.params['id'])
      if (!id.success) return undefined
      await limit(c.db, `provider ${c.address}`, 30, 600)
      const provider = await c.db
        .selectFrom('own.identity_provider')
        .selectAll()
        .where('id', '=', id.data)
        .executeTakeFirst()
      if (!provider) return undefined
      const then = ownAddress(c.query.get('then'), c.href('/desk'))
      const browser = newSecret()
      const address = await beginAt(c.house, provider, browser, then).catch(() => undefined)
      if (!address) return failed(c, then, c.l.t('identity.provider-silent', { name: provider.name }))
      const { origin } = c.house.config
      return see(address.href, {
        'set-cookie': serialize(cookie, browser, {
          path: '/sign-in/provider',
          httpOnly: true,
          sameSite: 'Lax',
          secure: origin.startsWith('https:'),
          maxAge: 600,
        }),
      })
    },
  },
  {
    kind: 'raw',
    method: 'GET',
    path: '/sign-in/provider/callback',
    policy: anyone,
    respond: async (c) => {
      const browser = parse(c.request.headers.get('cookie') ?? '', cookie)[cookie] ?? ''
      const vouched = await finishAt(c.house, c.url, browser)
      const account = vouched && (await accountVouchedFor(c.db, vouched))
      if (!vouched || !account || (await isSuspended(c.db, account))) {
        await limit(c.db, `sign-in ${c.address}`, 30, 600)
        const why: (typeof refusals)[number] = vouched ? (account ? 'suspended' : 'not-invited') : 'failed'
        const lang = vouched?.onward.split('/')[1] ?? c.l.lang
        return see(`/${lang}/sign-in/refused/${why}`)
      }
      await recordKeys(c.house, account)
      return signInAs(c, account, vouched.onward)
    },
  },
  {
    kind: 'page',
    path: '/sign-in/refused/:why',
    policy: anyone,
    fresh: true,
    page: async (c) => {
      const why = refusals.find((one) => one === c.params['why'])
      return why && signInPage(c, c.href('/desk'), [{ words: c.l.t(`identity.refused.${why}`) }])
    },
  },
  {
    kind: 'page',
    path: '/secretariat/identity-providers',
    policy: secretaries,
    page: (c, { values, refusal }) =>
      providersPage(
        c,
        formErrors(refusal, c.l),
        refusal && Object.fromEntries(kept.map((name) => [name, one(values, name)])),
      ),
  },
  {
    kind: 'own',
    path: '/secretariat/identity-providers',
    policy: secretaries,
    keep: kept,
    post: async (c, form) => {
      const { values } = readFields(form)
      const typed = Object.fromEntries(
        Object.keys(providerForm.shape).map((name) => [name, one(values, name).trim()]),
      )
      const given = providerForm.safeParse(typed)
      const wrong = given.success ? undefined : given.error.issues.map((issue) => String(issue.path[0]))
      if (given.success && (await knownParty(c, given.data.party)))
        await c.db.insertInto('own.identity_provider').values(given.data).execute()
      else return providersPage(c, wrongFields(c, wrong ?? ['party']), typed)
      return see(c.href('/secretariat/identity-providers'))
    },
  },
  {
    kind: 'own',
    path: '/secretariat/identity-providers/:id/remove',
    policy: secretaries,
    at: '/secretariat/identity-providers',
    post: async (c) => {
      const id = z.uuid().safeParse(c.params['id'])
      if (id.success) await c.db.deleteFrom('own.identity_provider').where('id', '=', id.data).execute()
      return see(c.href('/secretariat/identity-providers'))
    },
  },
]

const wrongFields = (c: Ctx, names: readonly string[]): FormError[] =>
  [...new Set(names)].map((name) => ({ name, words: c.l.t(`identity.provider-wrong.${name}`) }))

const knownParty = async (c: Ctx, party: string): Promise<boolean> =>
  party === 'secretariat' || (await c.house.nameParties([party])).has(party)
