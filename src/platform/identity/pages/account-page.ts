import {
  actions,
  errorAt,
  errorSummary,
  form,
  hidden,
  html,
  section,
  table,
  textField,
  type FormError,
  type Page,
} from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { Forbidden } from '../../web/errors.ts'
import { registrationOptions } from '../passkeys.ts'
import { passkeyForm } from './passkey-form.ts'

/** One's own account: how one signs in, where one is signed in, and under which name. */
export async function accountPage(
  c: Ctx,
  errors: FormError[] = [],
  typed: { readonly name?: string; readonly email?: string } = {},
): Promise<Page> {
  const { l } = c
  const { account } = c.viewer
  if (!account) throw new Forbidden()
  const mechanism = l.pick((await c.house.mechanism()).name).text
  const [passkeys, sessions, options] = await Promise.all([
    c.db.selectFrom('own.passkey').selectAll().where('account', '=', account.id).orderBy('created').execute(),
    c.db.selectFrom('own.session').select('hash').where('account', '=', account.id).execute(),
    registrationOptions(c.house, { id: account.id, name: account.email ?? account.name }, mechanism),
  ])
  return {
    title: l.t('identity.account'),
    crumbs: [{ label: l.t('design.desk'), href: c.href('/desk') }, { label: l.t('identity.account') }],
    fact: l.t('identity.account-fact', {
      name: account.name,
      passkeys: passkeys.length,
      sessions: sessions.length,
    }),
    status: errors.length > 0 ? 422 : 200,
    scripts: ['passkey.js'],
    body: [
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      section(
        { heading: l.t('identity.passkeys'), note: l.t('identity.passkeys-note') },
        table(
          {
            label: l.t('identity.passkeys'),
            columns: [
              { name: l.t('identity.passkey-made') },
              { name: l.t('identity.passkey-used') },
              { name: l.t('identity.remove') },
            ],
            rows: passkeys.map((passkey) => [
              l.instant(passkey.created),
              passkey.last_used ? l.instant(passkey.last_used) : l.t('identity.not-yet'),
              form(
                { action: c.href('/desk/account/passkeys/remove') },
                hidden('passkey', passkey.credential),
                actions([{ label: l.t('identity.remove') }]),
              ),
            ]),
            empty: l.t('identity.no-passkey'),
          },
          l,
        ),
        passkeyForm(
          {
            action: c.href('/desk/account/passkeys'),
            kind: 'create',
            options,
            label: l.t('identity.add-passkey'),
          },
          l,
        ),
      ),
      section(
        { heading: l.t('identity.sessions'), note: l.t('identity.sessions-note') },
        form(
          { action: c.href('/desk/account/sign-out-everywhere') },
          actions([{ label: l.t('identity.sign-out-everywhere') }]),
        ),
      ),
      section(
        { heading: l.t('identity.name-and-email'), note: l.t('identity.name-note') },
        form(
          { action: c.href('/desk/account/name') },
          textField(
            {
              name: 'name',
              label: l.t('identity.name'),
              autocomplete: 'name',
              maxlength: 200,
              value: typed.name ?? account.name,
              error: errorAt(errors, 'name'),
            },
            l,
          ),
          actions([{ label: l.t('identity.save') }]),
        ),
        c.house.mailer.ready
          ? form(
              { action: c.href('/desk/account/email') },
              textField(
                {
                  name: 'email',
                  type: 'email',
                  label: l.t('identity.email'),
                  hint: l.t('identity.email-hint'),
                  autocomplete: 'email',
                  maxlength: 254,
                  value: typed.email ?? account.email ?? '',
                  error: errorAt(errors, 'email'),
                },
                l,
              ),
              actions([{ label: l.t('identity.send-code') }]),
            )
          : html`<p>${l.t('identity.email-fixed', { email: account.email ?? l.t('identity.none') })}</p>`,
      ),
    ],
  }
}

/** Typing the code that came to the new address. */
export function confirmEmailPage(c: Ctx, email: string, errors: FormError[] = []): Page {
  const { l } = c
  return {
    title: l.t('identity.code-title'),
    crumbs: [
      { label: l.t('design.desk'), href: c.href('/desk') },
      { label: l.t('identity.account'), href: c.href('/desk/account') },
      { label: l.t('identity.code-title') },
    ],
    fact: l.t('identity.confirm-fact', { email }),
    status: errors.length > 0 ? 422 : 200,
    body: [
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      section(
        { heading: l.t('identity.code') },
        form(
          { action: c.href('/desk/account/email/confirm') },
          hidden('email', email),
          textField(
            {
              name: 'code',
              label: l.t('identity.code-label'),
              inputmode: 'numeric',
              autocomplete: 'one-time-code',
              short: true,
              maxlength: 12,
              error: errorAt(errors, 'code'),
            },
            l,
          ),
          actions([{ label: l.t('web.go-on'), main: true }]),
        ),
      ),
    ],
  }
}
