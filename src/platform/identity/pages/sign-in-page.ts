import {
  actions,
  errorAt,
  errorSummary,
  form,
  hidden,
  html,
  notice,
  section,
  textField,
  type Page,
} from '../../../design/index.ts'
import type { FormError } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { signInOptions } from '../passkeys.ts'
import { passkeyForm } from './passkey-form.ts'

/** Signing in: with a passkey, or with a code by e-mail where this host can send mail. */
export async function signInPage(c: Ctx, then: string, errors: FormError[] = []): Promise<Page> {
  const { l } = c
  const keep = hidden('then', then)
  const providers = await c.db
    .selectFrom('own.identity_provider')
    .select(['id', 'name'])
    .orderBy('name')
    .execute()
  return {
    title: l.t('identity.sign-in'),
    crumbs: [{ label: l.t('identity.sign-in') }],
    fact: l.t('identity.sign-in-fact'),
    status: errors.length > 0 ? 422 : 200,
    scripts: ['passkey.js'],
    body: [
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      ...(/[?&]draft=/.test(then) ? [notice(l.t('identity.form-kept'))] : []),
      section(
        { heading: l.t('identity.with-passkey') },
        passkeyForm(
          {
            action: c.href('/sign-in/passkey'),
            kind: 'get',
            options: await signInOptions(c.house),
            label: l.t('identity.sign-in-passkey'),
            fields: keep,
          },
          l,
        ),
      ),
      section(
        { heading: l.t('identity.with-code') },
        c.house.mailer.ready
          ? form(
              { action: c.href('/sign-in/code') },
              keep,
              textField(
                {
                  name: 'email',
                  type: 'email',
                  autocomplete: 'email',
                  label: l.t('identity.email'),
                  hint: l.t('identity.code-hint'),
                  error: errorAt(errors, 'email'),
                },
                l,
              ),
              actions([{ label: l.t('identity.send-code') }]),
            )
          : html`<p>${l.t('identity.no-mail')}</p>`,
      ),
      ...(providers.length > 0
        ? [
            section(
              { heading: l.t('identity.with-provider'), note: l.t('identity.with-provider-note') },
              // Links, not forms: a form's answer may lead to no other host (`form-action`).
              actions(
                providers.map(({ id, name }) => ({
                  label: html`<bdi>${name}</bdi>`,
                  href: c.href(`/sign-in/provider/${id}?then=${encodeURIComponent(then)}`),
                })),
              ),
            ),
          ]
        : []),
    ],
  }
}

/** Typing the code that came by e-mail. */
export function codePage(c: Ctx, email: string, then: string, errors: FormError[] = []): Page {
  const { l } = c
  return {
    title: l.t('identity.code-title'),
    crumbs: [
      { label: l.t('identity.sign-in'), href: c.href('/sign-in') },
      { label: l.t('identity.code-title') },
    ],
    fact: l.t('identity.code-fact'),
    status: errors.length > 0 ? 422 : 200,
    body: [
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      section(
        { heading: l.t('identity.code') },
        form(
          { action: c.href('/sign-in/code/check') },
          hidden('then', then),
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
          actions([{ label: l.t('identity.sign-in'), main: true }]),
        ),
      ),
    ],
  }
}
