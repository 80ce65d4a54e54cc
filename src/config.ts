import { resolve } from 'node:path'
import { z } from 'zod'
import { kinds } from './platform/record/acts/open-record.ts'
import { readWitnesses, type WitnessAddress } from './platform/record/publish/witness-address.ts'

const port = z.coerce.number().int().min(0).max(65_535)

/** Every setting there is, from the environment. README has the same list in words. */
const settings = z.object({
  PORT: port.default(3000),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  MECHANISM: z.enum(kinds).default('demonstration'),
  /** how many reverse proxies stand in front and may name the reader's address */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  /** who cosigns the record: `<vkey> <address>`, by commas */
  WITNESSES: z.string().default('').transform(readWitnesses),
})

export interface Config {
  readonly port: number
  readonly dataDir: string
  readonly databaseUrl?: string
  /** scheme, host and port, without a trailing slash */
  readonly origin: string
  readonly mechanism: (typeof kinds)[number]
  readonly trustProxy: number
  readonly smtpUrl?: string
  readonly witnesses: readonly WitnessAddress[]
}

/** A setting that cannot be right: the start is refused with its name. */
export class BadSetting extends Error {}

/** Reads the environment; an empty value counts as none. */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = settings.safeParse(given)
  if (!read.success) {
    const issue = read.error.issues[0]
    throw new BadSetting(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const { PORT, DATA_DIR, DATABASE_URL, ORIGIN, MECHANISM, TRUST_PROXY, SMTP_URL, WITNESSES } = read.data
  return {
    port: PORT,
    dataDir: resolve(DATA_DIR),
    ...(DATABASE_URL && { databaseUrl: DATABASE_URL }),
    origin: new URL(ORIGIN ?? `http://localhost:${PORT}`).origin,
    mechanism: MECHANISM,
    trustProxy: TRUST_PROXY,
    ...(SMTP_URL && { smtpUrl: SMTP_URL }),
    witnesses: WITNESSES,
  }
}
