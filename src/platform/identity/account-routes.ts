import { z } from 'zod'
import { plainText } from '../language/index.ts'
import { keyName, secretariat } from '../record/index.ts'
import type { Ctx } from '../web/context.ts'
import { BadRequest, Forbidden } from '../web/errors.ts'
import { one, readFields } from '../web/fields.ts'
import { formErrors } from '../web/form-errors.ts'
import { secretaries, signedIn } from '../web/policies.ts'
import type { Filled, OwnRoute, Route } from '../web/route.ts'
import { ownAddress, see } from '../web/see.ts'
import { sessionCookie } from './cookie.ts'
import { checkConfirmation, sendConfirmation } from './email-codes.ts'
import { accountPage, confirmEmailPage } from './pages/account-page.ts'
import { recordKeys, registerPasskey } from './passkeys.ts'
import { limit } from './rate-limit.ts'
import { endSessions, suspend } from './sessions.ts'
import { signInAs } from './sign-in-as.ts'

const account = (c: Ctx) => {
  if (!c.viewer.account) throw new Forbidden()
  return c.viewer.account
}

const post = (
  path: string,
  change: (c: Ctx, value: (name: string) => string) => ReturnType<OwnRoute['post']>,
  keep?: OwnRoute['keep'],
): OwnRoute => ({
  kind: 'own',
  path,
  policy: signedIn,
  at: '/desk/account',
  ...(keep && { keep }),
  post: async (c, form) => {
    await limit(c.db, `account ${account(c).id}`, 60, 600)
    const { values } = readFields(form)
    return change(c, (name) => one(values, name))
  },
})

const back = (c: Ctx): Response => see(c.href('/desk/account'))

const name = plainText(200)
const email = z.email({ pattern: z.regexes.unicodeEmail }).max(254)

/**
 * Takes a passkey away: it is revoked on the record for every mandate that it could sign for, and every session of the
 * account ends, since one of them may have been begun with it.
 */
async function removePasskey(c: Ctx, credential: string): Promise<Response> {
  const { id } = account(c)
  const passkey = await c.db
    .deleteFrom('own.passkey')
    .where('credential', '=', credential)
    .where('account', '=', id)
    .returning('spki')
    .executeTakeFirst()
  if (!passkey) return back(c)
  const key = keyName(passkey.spki)
  const mandates = await c.db
    .selectFrom('view.key')
    .innerJoin('own.account_mandate as held', 'held.mandate', 'view.key.mandate')
    .select('view.key.mandate')
    .where('held.account', '=', id)
    .where('view.key.key', '=', key)
    .where('view.key.revoked', 'is', null)
    .execute()
  for (const { mandate } of mandates)
    await c.house.recorder.perform({
      type: 'key.revoked',
      body: { mandate, key },
      actor: { party: secretariat },
    })
  await endSessions(c.db, id)
  return signInAs(c, id, c.href('/desk/account'))
}

async function changeEmail(c: Ctx, typed: string) {
  const given = email.safeParse(typed.trim())
  if (!given.success)
    return accountPage(c, [{ name: 'email', words: c.l.t('identity.email-not-valid') }], { email: typed })
  await limit(c.db, `code to ${given.data.toLowerCase()}`, 5, 3600)
  await sendConfirmation(c.house, account(c).id, given.data, c.l)
  return confirmEmailPage(c, given.data)
}

async function confirmEmail(c: Ctx, shown: string, code: string) {
  const { id } = account(c)
  const confirmed = await checkConfirmation(c.house, id, code)
  if (confirmed === undefined)
    return confirmEmailPage(c, shown, [{ name: 'code', words: c.l.t('identity.code-wrong') }])
  const changed = await c.db
    .updateTable('own.account')
    .set({ email: confirmed })
    .where('id', '=', id)
    .execute()
    .catch(() => undefined)
  // The address is another account's already; it was confirmed, so saying so tells its owner alone.
  return changed ? back(c) : accountPage(c, [{ name: 'email', words: c.l.t('identity.email-taken') }])
}

/** The page, with what was typed into one of its forms before the session ended. */
const keptAccountPage = (c: Ctx, { values, refusal }: Filled) =>
  accountPage(
    c,
    formErrors(refusal, c.l),
    refusal && Object.fromEntries(Object.keys(values).map((field) => [field, one(values, field)])),
  )

/** One's own account: passkeys, sessions, name and address; and a secretary's power to suspend one. */
export const accountRoutes: readonly Route[] = [
  { kind: 'page', path: '/desk/account', policy: signedIn, page: keptAccountPage },
  post(
    '/desk/account/name',
    async (c, value) => {
      const given = name.safeParse(value('name'))
      if (!given.success)
        return accountPage(c, [{ name: 'name', words: c.l.t('web.invalid.not-valid') }], {
          name: value('name'),
        })
      await c.db
        .updateTable('own.account')
        .set({ name: given.data })
        .where('id', '=', account(c).id)
        .execute()
      return back(c)
    },
    ['name'],
  ),
  post('/desk/account/email', (c, value) => changeEmail(c, value('email')), ['email']),
  post('/desk/account/email/confirm', (c, value) => confirmEmail(c, value('email'), value('code'))),
  post('/desk/account/passkeys', async (c, value) => {
    const passkey = await registerPasskey(
      c.house,
      account(c).id,
      parsed(value('credential')) as never,
      c.today,
    )
    if (!passkey) return accountPage(c, [{ words: c.l.t('identity.passkey-failed') }])
    await recordKeys(c.house, account(c).id)
    return back(c)
  }),
  post('/desk/account/passkeys/remove', (c, value) => removePasskey(c, value('passkey'))),
  post('/desk/account/sign-out-everywhere', async (c) => {
    await endSessions(c.db, account(c).id)
    return see(c.href('/'), { 'set-cookie': sessionCookie.clear(c.house.config.origin) })
  }),
  {
    kind: 'own',
    path: '/secretariat/accounts/:account/suspend',
    policy: secretaries,
    at: '/secretariat',
    post: async (c, form) => {
      const { values } = readFields(form)
      const id = z.uuid().safeParse(c.params['account'])
      // A secretary who suspended the own account could not undo it.
      if (!id.success || id.data === account(c).id) throw new Forbidden()
      await suspend(c.db, id.data, one(values, 'suspended') === 'yes')
      return see(ownAddress(one(values, 'then'), c.href('/secretariat')))
    },
  },
]

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadRequest(415, 'not-a-form')
  }
}
