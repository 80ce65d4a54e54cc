import { errorAt, selectField, textField, type FormError, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { inLanguages, one } from '../../../platform/web/fields.ts'
import { languageFields, languageValues } from '../../../platform/web/language-fields.ts'
import type { Filled } from '../../../platform/web/route.ts'
import { readScheme, readWebsite } from '../import/identifiers.ts'
import countries from '../import/countries.json' with { type: 'json' }
import { refuse, type Refusal } from '../../../platform/record/index.ts'
import { partyKinds, type PartyRow } from '../tables.ts'

type Values = Filled['values']

/** The fields in which a party is described; its kind is left out where it is not the writer's to say. */
export function partyFieldsOf(
  c: Ctx,
  values: Values,
  errors: readonly FormError[],
  { kind = true }: { readonly kind?: boolean } = {},
): (Html | '')[] {
  const { l } = c
  const given = (name: string) => ({ name, error: errorAt(errors, name), value: one(values, name) })
  return [
    ...languageFields(c, values, errors, [
      { name: 'name', label: (language) => l.t('parties.name-in', { language }), max: 300 },
      {
        name: 'shortName',
        label: (language) => l.t('parties.short-name-in', { language }),
        max: 60,
        optional: true,
      },
    ]),
    kind
      ? selectField(
          {
            ...given('kind'),
            short: true,
            label: l.t('parties.kind'),
            empty: l.t('parties.choose'),
            options: partyKinds.map((value) => ({ value, label: l.t(`parties.kind.${value}`) })),
          },
          l,
        )
      : '',
    selectField(
      {
        ...given('country'),
        optional: true,
        label: l.t('parties.country'),
        empty: l.t('parties.import.none'),
        options: l.inOrder(
          Object.keys(countries).map((value) => ({ value, label: l.regionName(value) })),
          ({ label }) => label,
        ),
      },
      l,
    ),
    textField(
      { ...given('website'), type: 'url', optional: true, maxlength: 300, label: l.t('parties.website') },
      l,
    ),
    textField(
      {
        ...given('identifiers'),
        optional: true,
        label: l.t('parties.identifiers'),
        hint: l.t('parties.identifiers-hint'),
      },
      l,
    ),
  ]
}

/** The description that the fields hold, as the body of an act has it; what is left empty is left out. */
export function describedBy(values: Values): Record<string, unknown> | Refusal {
  const shortName = inLanguages(values, 'shortName')
  const [country, typed] = [one(values, 'country'), one(values, 'website').trim()]
  const website = typed === '' ? undefined : readWebsite(typed)
  if (typed !== '' && website === undefined) return refuse('parties.bad-website', {}, 'website')
  const identifiers: Record<string, string> = {}
  for (const part of one(values, 'identifiers').split(';')) {
    if (part.trim() === '') continue
    const identifier = readScheme(part)
    if (!identifier) return refuse('parties.bad-identifier', { value: part.trim() }, 'identifiers')
    identifiers[identifier.scheme] = identifier.value
  }
  return {
    kind: one(values, 'kind'),
    name: inLanguages(values, 'name'),
    ...(Object.keys(shortName).length > 0 && { shortName }),
    ...(country !== '' && { country }),
    ...(website !== undefined && { website }),
    ...(Object.keys(identifiers).length > 0 && { identifiers }),
  }
}

/** A party's description as values of the fields. */
export const valuesOf = (party: PartyRow): Values => ({
  ...languageValues('name', party.name),
  ...languageValues('shortName', party.short_name),
  kind: party.kind,
  country: party.country ?? '',
  website: party.website ?? '',
  identifiers: Object.entries(party.identifiers)
    .map(([scheme, value]) => `${scheme}:${value}`)
    .join('; '),
})

/** A person whom the secretariat can reach; private. */
export function focalPointFields(c: Ctx, values: Values, errors: readonly FormError[]): Html[] {
  const { l } = c
  const given = (name: string) => ({
    name,
    error: errorAt(errors, name),
    value: one(values, name),
    optional: true,
    hint: l.t('parties.focal-point-hint'),
  })
  return [
    textField({ ...given('focalPoint.name'), label: l.t('parties.column.focalPoint'), maxlength: 200 }, l),
    textField(
      {
        ...given('focalPoint.email'),
        type: 'email',
        label: l.t('parties.column.focalPointEmail'),
        maxlength: 254,
      },
      l,
    ),
  ]
}

export function focalPointOf(values: Values): { disclose?: Record<string, unknown> } {
  const [name, email] = [one(values, 'focalPoint.name').trim(), one(values, 'focalPoint.email').trim()]
  if (name === '' && email === '') return {}
  return { disclose: { focalPoint: { ...(name && { name }), ...(email && { email }) } } }
}
