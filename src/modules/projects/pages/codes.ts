import type { Locale } from '../../../platform/language/index.ts'

/**
 * Proposed names for codes of the embedded codelists of IATI 2.03, which change only with the standard, and of a few
 * others. A code without a name here is shown as it is.
 */
const upTo = (last: number, code: string): boolean => /^[1-9]\d?$/.test(code) && Number(code) <= last

export const statusName = (l: Locale, code: string): string =>
  upTo(6, code) ? l.t(`projects.status.${code}`) : code

export const transactionName = (l: Locale, code: string): string =>
  upTo(13, code) ? l.t(`projects.transaction.${code}`) : code

export const roleName = (l: Locale, code: string): string =>
  upTo(4, code) ? l.t(`projects.role.${code}`) : code

export const dateName = (l: Locale, code: string): string =>
  upTo(4, code) ? l.t(`projects.date.${code}`) : code

export const budgetName = (l: Locale, code: string): string =>
  upTo(2, code) ? l.t(`projects.budget.${code}`) : code

export const descriptionName = (l: Locale, code: string): string =>
  upTo(4, code) ? l.t(`projects.description.${code}`) : code

export const relationName = (l: Locale, code: string): string =>
  upTo(5, code) ? l.t(`projects.relation.${code}`) : code

export const measureName = (l: Locale, code: string): string =>
  upTo(5, code) ? l.t(`projects.measure.${code}`) : code

export const resultName = (l: Locale, code: string): string =>
  upTo(3, code) || code === '9' ? l.t(`projects.result.${code}`) : code

/** SectorVocabulary: the ones in wide use. */
export const vocabularyName = (l: Locale, code: string): string =>
  ['1', '2', '7', '8', '98', '99'].includes(code)
    ? l.t(`projects.vocabulary.${code}`)
    : l.t('projects.vocabulary-other', { code })

/** A country or area by its ISO 3166-1 code; anything else as the file has it. */
export const countryName = (l: Locale, code: string): string =>
  /^[A-Z]{2}$/.test(code) ? l.regionName(code) : code
