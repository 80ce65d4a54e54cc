/**
 * `file`: the reading ends there. `schema`: against the 2.03 XSD. `codelist`: a code that its list does
 * not hold. `ruleset`: a rule that no schema can say; its number is in `Fault.rule` where IATI gives one.
 */
export type Grade = 'file' | 'schema' | 'codelist' | 'ruleset'
export type Severity = 'error' | 'warning'

const refusesFile = { grade: 'file', severity: 'error' } as const
const breaksSchema = { grade: 'schema', severity: 'error' } as const
/** Without these an activity has no identity or no exact amount, so it is not accepted. */
const breaksRecord = { grade: 'ruleset', severity: 'error' } as const
/** The standard's validator publishes such an activity and says so; so do we. */
const againstRuleset = { grade: 'ruleset', severity: 'warning' } as const

/**
 * Every reason for which a file, an activity or a part of one can be faulted. The keys are stable:
 * they are recorded, and messages are kept under `fault.<reason>` in every language.
 */
export const reasons = {
  'file-empty': refusesFile,
  'file-truncated': refusesFile,
  'not-well-formed': refusesFile,
  'doctype-refused': refusesFile,
  'entity-undefined': refusesFile,
  'encoding-unsupported': refusesFile,
  'encoding-invalid': refusesFile,
  'text-too-long': refusesFile,
  'nesting-too-deep': refusesFile,
  'activity-too-large': refusesFile,
  'not-iati-activities': refusesFile,
  'version-missing': refusesFile,
  'version-unsupported': refusesFile,

  'element-missing': breaksSchema,
  'element-unknown': breaksSchema,
  'element-repeated': breaksSchema,
  'element-out-of-order': breaksSchema,
  'attribute-missing': breaksSchema,
  'attribute-unknown': breaksSchema,
  'text-unexpected': breaksSchema,
  'date-invalid': breaksSchema,
  'date-time-invalid': breaksSchema,
  'decimal-invalid': breaksSchema,
  'integer-invalid': breaksSchema,
  'boolean-invalid': breaksSchema,
  'language-invalid': breaksSchema,
  'name-invalid': breaksSchema,

  'code-unknown': { grade: 'codelist', severity: 'error' },

  'identifier-empty': breaksRecord,
  'identifier-repeated': breaksRecord,
  'currency-missing': breaksRecord,
  'identifier-same-as-organisation': againstRuleset,
  'start-date-missing': againstRuleset,
  'dates-out-of-order': againstRuleset,
  'date-in-future': againstRuleset,
  'period-longer-than-a-year': againstRuleset,
  'language-missing': againstRuleset,
  'narrative-missing': againstRuleset,
  'organisation-unnamed': againstRuleset,
  'sector-missing': againstRuleset,
  'sector-at-both-levels': againstRuleset,
  'recipient-missing': againstRuleset,
  'recipient-at-both-levels': againstRuleset,
  'percentage-missing': againstRuleset,
  'percentage-out-of-range': againstRuleset,
  'percentages-not-100': againstRuleset,
  'position-invalid': againstRuleset,
} as const satisfies Record<string, { grade: Grade; severity: Severity }>

export type Reason = keyof typeof reasons
