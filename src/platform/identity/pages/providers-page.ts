import {
  actions,
  errorSummary,
  form,
  html,
  section,
  table,
  textField,
  type FormError,
  type Page,
} from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'
import { redirectAddress } from '../providers/connect.ts'

const fields = ['name', 'issuer', 'client_id', 'client_secret', 'party'] as const

/** The identity providers of members, and a form for another one. */
export async function providersPage(
  c: Ctx,
  errors: FormError[] = [],
  typed: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const { l } = c
  const providers = await c.db.selectFrom('own.identity_provider').selectAll().orderBy('name').execute()
  const names = await c.house.nameParties(providers.map(({ party }) => party))
  const title = l.t('identity.providers')
  return {
    title,
    crumbs: [{ label: l.t('web.secretariat'), href: c.href('/secretariat') }, { label: title }],
    fact: l.t('identity.providers-fact', { count: providers.length }),
    status: errors.length > 0 ? 422 : 200,
    body: [
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      section(
        { heading: title },
        table(
          {
            label: title,
            columns: [
              { name: l.t('identity.provider.name') },
              { name: l.t('identity.provider.party') },
              { name: l.t('identity.provider.issuer') },
              { name: l.t('identity.remove') },
            ],
            rows: providers.map((provider) => [
              html`<bdi>${provider.name}</bdi>`,
              html`<bdi>${provider.party === 'secretariat' ? l.t('web.secretariat') : l.pick(names.get(provider.party) ?? {}).text}</bdi>`,
              html`<bdi dir="ltr">${provider.issuer}</bdi>`,
              form(
                { action: c.href(`/secretariat/identity-providers/${provider.id}/remove`) },
                actions([{ label: l.t('identity.remove') }]),
              ),
            ]),
            empty: l.t('identity.no-provider'),
          },
          l,
        ),
      ),
      section(
        { heading: l.t('identity.new-provider'), note: l.t('identity.new-provider-note') },
        html`<p>${l.t('identity.redirect-address')} <code dir="ltr">${redirectAddress(c.house.config.origin)}</code></p>`,
        form(
          { action: c.href('/secretariat/identity-providers') },
          ...fields.map((name) =>
            textField(
              {
                name,
                ...(name === 'issuer' && { type: 'url' as const }),
                ...(name === 'client_secret' && { type: 'password' as const, autocomplete: 'off' }),
                label: l.t(`identity.provider.${name}`),
                error: errors.find((error) => error.name === name)?.words,
                value: name === 'client_secret' ? '' : typed[name],
              },
              l,
            ),
          ),
          actions([{ label: l.t('identity.save'), main: true }]),
        ),
      ),
    ],
  }
}
