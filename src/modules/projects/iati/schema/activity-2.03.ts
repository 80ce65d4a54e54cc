import { elementTypes } from './notation.ts'
import type { Shape } from './notation.ts'

/** `textRequiredType` and `textType` of iati-common.xsd. */
const narratives: Shape = { children: 'narrative+' }
const named: Shape = { children: 'narrative*' }
const coded: Shape = { attributes: 'code' }
const dated: Shape = { attributes: 'iso-date=date' }
const plain: Shape = { text: 'string' }
const bareDecimal: Shape = { text: 'decimal', closed: true }
const documentLink =
  'title=narratives description?=narratives category+=coded language*=coded document-date?=dated'
const measured = 'location*=result-location dimension*'

/**
 * The activity standard 2.03 as iati-activities-schema.xsd and iati-common.xsd state it, in the notation of
 * `Shape`. All its content models are sequences, so order is part of it. After the elements named, any
 * of another namespace may follow.
 */
const shapes: Record<string, Shape> = {
  'iati-activities': {
    attributes: 'version generated-datetime?=dateTime linked-data-default?=anyURI',
    children: 'iati-activity+',
  },
  'iati-activity': {
    attributes: `last-updated-datetime?=dateTime xml:lang?=language default-currency? humanitarian?=boolean
      hierarchy?=int linked-data-uri?=anyURI budget-not-provided?`,
    children: `iati-identifier=plain reporting-org title=narratives description+=activity-description
      participating-org+ other-identifier* activity-status=coded activity-date+ contact-info*
      activity-scope?=coded recipient-country* recipient-region* location* sector* tag*
      country-budget-items? humanitarian-scope* policy-marker* collaboration-type?=coded
      default-flow-type?=coded default-finance-type?=coded default-aid-type*=aid-type
      default-tied-status?=coded budget* planned-disbursement* capital-spend? transaction*
      document-link* related-activity* legacy-data* conditions? result* crs-add? fss?`,
  },
  narrative: { attributes: 'xml:lang?=language', text: 'string' },
  narratives,
  named,
  coded,
  dated,
  plain,
  'bare-decimal': bareDecimal,
  'bare-text': { text: 'string', closed: true },
  uri: { text: 'anyURI' },
  'reporting-org': { attributes: 'ref type secondary-reporter?=boolean', ...narratives },
  'activity-description': { attributes: 'type?', ...narratives },
  'participating-org': { attributes: 'ref? type? role activity-id? crs-channel-code?', ...named },
  'other-identifier': { attributes: 'ref type', children: 'owner-org?' },
  'owner-org': { attributes: 'ref?', ...named },
  'activity-date': { attributes: 'type iso-date=date', ...named },
  'contact-info': {
    attributes: 'type?',
    children: `organisation?=narratives department?=narratives person-name?=narratives
      job-title?=narratives telephone*=plain email*=plain website*=uri mailing-address*=narratives`,
  },
  'recipient-country': { attributes: 'code percentage?=decimal', ...named },
  'recipient-region': { attributes: 'code vocabulary? vocabulary-uri?=anyURI percentage?=decimal', ...named },
  location: {
    attributes: 'ref?',
    children: `location-reach?=coded location-id*=gazetteer-entry name?=narratives description?=narratives
      activity-description?=narratives administrative* point? exactness?=coded location-class?=coded
      feature-designation?=coded`,
  },
  'gazetteer-entry': { attributes: 'code vocabulary' },
  administrative: { attributes: 'code vocabulary level?=nonNegativeInteger' },
  point: { attributes: 'srsName', children: 'pos=bare-text' },
  sector: { attributes: 'vocabulary? vocabulary-uri?=anyURI code percentage?=decimal', ...named },
  tag: { attributes: 'code vocabulary vocabulary-uri?=anyURI', ...named },
  'country-budget-items': { attributes: 'vocabulary', children: 'budget-item+' },
  'budget-item': { attributes: 'code percentage?=decimal', children: 'description?=narratives' },
  'humanitarian-scope': { attributes: 'type vocabulary vocabulary-uri?=anyURI code', ...named },
  'policy-marker': { attributes: 'vocabulary? vocabulary-uri?=anyURI code significance?', ...named },
  'aid-type': { attributes: 'code vocabulary?' },
  money: { attributes: 'currency? value-date=date', text: 'decimal' },
  budget: {
    attributes: 'type? status?',
    children: 'period-start=dated period-end=dated value=money',
  },
  'planned-disbursement': {
    attributes: 'type?',
    children: 'period-start=dated period-end?=dated value=money provider-org? receiver-org?',
  },
  'provider-org': { attributes: 'ref? provider-activity-id? type?', ...named },
  'receiver-org': { attributes: 'ref? receiver-activity-id? type?', ...named },
  'capital-spend': { attributes: 'percentage=decimal' },
  transaction: {
    attributes: 'ref? humanitarian?=boolean',
    children: `transaction-type=coded transaction-date=dated value=money description?=narratives
      provider-org? receiver-org? disbursement-channel?=coded sector*=transaction-sector
      recipient-country?=transaction-country recipient-region?=transaction-region flow-type?=coded
      finance-type?=coded aid-type* tied-status?=coded`,
  },
  'transaction-sector': { attributes: 'vocabulary? vocabulary-uri?=anyURI code', ...named },
  'transaction-country': { attributes: 'code', ...named },
  'transaction-region': { attributes: 'code vocabulary? vocabulary-uri?=anyURI', ...named },
  'document-link': { attributes: 'url=anyURI format', children: documentLink },
  'related-activity': { attributes: 'ref type', closed: true },
  'legacy-data': { attributes: 'name value iati-equivalent?=NMTOKEN', closed: true },
  conditions: { attributes: 'attached=boolean', children: 'condition*' },
  condition: { attributes: 'type', closed: true, ...narratives },
  result: {
    attributes: 'type aggregation-status?=boolean',
    children: `title=narratives description?=narratives document-link* reference*=result-reference
      indicator+`,
  },
  'result-reference': { attributes: 'code vocabulary vocabulary-uri?=anyURI' },
  indicator: {
    attributes: 'measure ascending?=boolean aggregation-status?=boolean',
    children: `title=narratives description?=narratives document-link* reference*=indicator-reference
      baseline* period*`,
  },
  'indicator-reference': { attributes: 'vocabulary code indicator-uri?=anyURI' },
  baseline: {
    attributes: 'iso-date?=date year=positiveInteger value?',
    children: `${measured} document-link* comment?=narratives`,
  },
  period: { children: 'period-start=dated period-end=dated target*=achievement actual*=achievement' },
  achievement: {
    attributes: 'value?',
    children: `${measured} comment?=narratives document-link*`,
    closed: true,
  },
  'result-location': { attributes: 'ref?' },
  dimension: { attributes: 'name? value?' },
  'crs-add': { children: 'other-flags* loan-terms? loan-status? channel-code?=bare-text' },
  'other-flags': { attributes: 'code significance=boolean' },
  'loan-terms': {
    attributes: 'rate-1?=decimal rate-2?=decimal',
    children: `repayment-type?=coded repayment-plan?=coded commitment-date?=dated
      repayment-first-date?=dated repayment-final-date?=dated`,
  },
  'loan-status': {
    attributes: 'year=decimal currency? value-date=date',
    children: `interest-received?=bare-decimal principal-outstanding?=bare-decimal
      principal-arrears?=bare-decimal interest-arrears?=bare-decimal`,
  },
  fss: {
    attributes: 'extraction-date=date priority?=boolean phaseout-year?=decimal',
    children: 'forecast*',
  },
  forecast: { attributes: 'year=decimal currency? value-date?=date', text: 'decimal' },
}

const types = elementTypes(shapes)

/** The type of that name in 2.03: `iati-activities`, `iati-activity`, or what a `ChildRule` names. */
export function typeNamed(name: string) {
  const type = types.get(name)
  if (type === undefined) throw new Error(`no such type in the schema: ${name}`)
  return type
}
