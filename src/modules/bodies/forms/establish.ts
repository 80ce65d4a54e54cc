import {
  checkboxGroup,
  errorAt,
  radioGroup,
  selectField,
  textField,
  type FormError,
  type Html,
} from '../../../design/index.ts'
import { isRefusal, refuse, type Refusal } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { all, inLanguages, one } from '../../../platform/web/fields.ts'
import { languageFields } from '../../../platform/web/language-fields.ts'
import { secretaries } from '../../../platform/web/policies.ts'
import type { ActRoute, Filled } from '../../../platform/web/route.ts'
import { bases, methods, type Share } from '../rules/charter.ts'
import { signable } from '../rules/needs-signature.ts'

type Values = Filled['values']

/** '2/3' as an exact share. */
function readShare(values: Values, name: string): Share | Refusal {
  const [, numerator, denominator] = /^\s*(\d{1,4})\s*\/\s*(\d{1,4})\s*$/.exec(one(values, name)) ?? []
  const share = { numerator: Number(numerator), denominator: Number(denominator) }
  return share.denominator >= 1 && share.numerator <= share.denominator
    ? share
    : refuse('bodies.not-a-share', {}, name)
}

/** A share, and whether it must be passed or only reached. */
function shareFields(
  c: Ctx,
  values: Values,
  errors: readonly FormError[],
  name: 'quorum' | 'majority',
): Html[] {
  const { l } = c
  const usual = name === 'quorum' ? '1/2' : '2/3'
  return [
    textField(
      {
        name: `${name}.share`,
        short: true,
        label: l.t(`bodies.share.${name}`),
        hint: l.t('bodies.share-hint'),
        error: errorAt(errors, `${name}.share`),
        value: one(values, `${name}.share`) || usual,
      },
      l,
    ),
    selectField(
      {
        name: `${name}.strict`,
        label: l.t('bodies.strict'),
        value: one(values, `${name}.strict`) || (name === 'quorum' ? 'yes' : 'no'),
        options: [
          { value: 'yes', label: l.t('bodies.strict.yes') },
          { value: 'no', label: l.t('bodies.strict.no') },
        ],
      },
      l,
    ),
  ]
}

/** A body is established, with the charter by which it decides. */
export const establishForm: ActRoute = {
  kind: 'act',
  path: '/bodies/establish',
  policy: secretaries,
  act: 'body.established',
  page: async (c, filled) => {
    const { l } = c
    const { values } = filled
    return actPage(c, filled, {
      ofSecretariat: true,
      title: l.t('bodies.establish'),
      crumbs: [{ label: l.t('bodies.title'), href: c.href('/bodies') }, { label: l.t('bodies.establish') }],
      fact: l.t('bodies.establish-fact'),
      heading: l.t('bodies.charter'),
      action: '/bodies/establish',
      fields: (errors) => [
        ...languageFields(c, values, errors, [
          { name: 'name', label: (language) => l.t('bodies.name-in', { language }), max: 200 },
        ]),
        textField(
          {
            name: 'symbol',
            short: true,
            maxlength: 6,
            label: l.t('bodies.symbol'),
            hint: l.t('bodies.symbol-hint'),
            error: errorAt(errors, 'symbol'),
            value: one(values, 'symbol'),
          },
          l,
        ),
        textField(
          {
            name: 'id',
            short: true,
            maxlength: 60,
            label: l.t('bodies.identifier'),
            hint: l.t('bodies.identifier-hint'),
            error: errorAt(errors, 'id'),
            value: one(values, 'id'),
          },
          l,
        ),
        ...shareFields(c, values, errors, 'quorum'),
        radioGroup(
          {
            name: 'method',
            label: l.t('bodies.method'),
            error: errorAt(errors, 'charter.method'),
            value: one(values, 'method'),
            options: methods.map((value) => ({ value, label: l.t(`bodies.method.${value}`) })),
          },
          l,
        ),
        ...shareFields(c, values, errors, 'majority'),
        radioGroup(
          {
            name: 'majority.of',
            label: l.t('bodies.counted-of'),
            error: errorAt(errors, 'charter.majority.of'),
            value: one(values, 'majority.of') || bases[0],
            options: bases.map((value) => ({ value, label: l.t(`bodies.counted.${value}`) })),
          },
          l,
        ),
        checkboxGroup(
          {
            name: 'signed',
            optional: true,
            label: l.t('bodies.signed'),
            values: all(values, 'signed'),
            options: signable.map((value) => ({
              value,
              label: l.t(`bodies.signable.${value.replace('.', '-')}`),
            })),
          },
          l,
        ),
      ],
    })
  },
  ask: async (_c, values) => {
    const [quorum, majority] = [readShare(values, 'quorum.share'), readShare(values, 'majority.share')]
    if (isRefusal(quorum)) return quorum
    if (isRefusal(majority)) return majority
    return {
      body: {
        id: one(values, 'id').trim(),
        name: inLanguages(values, 'name'),
        symbol: one(values, 'symbol').trim().toUpperCase(),
        charter: {
          quorum: { share: quorum, strict: one(values, 'quorum.strict') === 'yes' },
          method: one(values, 'method'),
          majority: {
            share: majority,
            strict: one(values, 'majority.strict') === 'yes',
            of: one(values, 'majority.of'),
          },
          signed: all(values, 'signed'),
        },
      },
    }
  },
  onward: (_c, asked) => `/bodies/${(asked.body as { id: string }).id}`,
}
