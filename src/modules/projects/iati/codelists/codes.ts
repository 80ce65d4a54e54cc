/**
 * Codes of the IATI standard 2.03 (codelists TransactionType, ActivityStatus, OrganisationRole,
 * ActivityDateType and Currency, iatistandard.org/en/iati-standard/203/codelists). The first four are
 * embedded: part of the standard, changed only with its version.
 */
const numbers = (last: number) => new Set(Array.from({ length: last }, (_, index) => String(index + 1)))

/** Of TransactionType, the codes that a total names. */
export const transactionType = {
  outgoingCommitment: '2',
  disbursement: '3',
  incomingCommitment: '11',
} as const

/** Of ActivityDateType. */
export const dateType = { plannedStart: '1', actualStart: '2', plannedEnd: '3', actualEnd: '4' } as const

/** ISO 4217 as the Currency list has it: current codes, fund codes, and withdrawn ones that old records carry. */
const currencies = `
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BYR
  BZD CAD CDF CHF CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EEK EGP ERN ETB EUR FJD FKP GBP
  GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
  KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK MNT MOP MRO MRU MUR MVR MWK MXN MXV
  MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK
  SGD SHP SLE SLL SOS SRD SSP STD STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD USN USS
  UYI UYU UZS VED VEF VES VND VUV WST XAF XBT XCD XDR XOF XPF YER ZAR ZMK ZMW ZWL`

export const codelists = {
  TransactionType: numbers(13),
  ActivityStatus: numbers(6),
  OrganisationRole: numbers(4),
  ActivityDateType: numbers(4),
  Currency: new Set(currencies.trim().split(/\s+/)),
} satisfies Record<string, Set<string>>

export type Codelist = keyof typeof codelists
