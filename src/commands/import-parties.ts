import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { readConfig } from '../config.ts'
import { openHouse, type OpenHouse } from '../house.ts'
import {
  guessMapping,
  listParties,
  listStatuses,
  planImport,
  planSchema,
  sheetLimits,
  type Planned,
} from '../modules/parties/index.ts'
import type { Fault } from '../platform/files/spreadsheet/faults.ts'
import { readTable } from '../platform/files/spreadsheet/read.ts'
import { localeOf } from '../platform/language/index.ts'
import { isRefusal, secretariat, sentenceOf } from '../platform/record/index.ts'
import { Misuse, type Command } from './command.ts'

const l = localeOf('en')
const say = (line: string) => process.stderr.write(`${line}\n`)
const tell = (line: string) => process.stdout.write(`${line}\n`)

/** Takes over a sheet of parties as the pages of the secretariat do, without asking anything. */
export const importPartiesCommand: Command = {
  name: 'import parties',
  does: 'admit the parties of a sheet (.xlsx, .csv)',
  usage: 'import parties FILE [--mapping FILE.json] [--dry-run] [--leave-out]',
  options: { mapping: { type: 'string' }, 'dry-run': { type: 'boolean' }, 'leave-out': { type: 'boolean' } },
  words: [1, 1],
  run: async ({ words: [file = ''], values }) => {
    const bytes = await readFile(file).catch(() => {
      throw new Misuse(`${file} cannot be read`)
    })
    const mapping = typeof values['mapping'] === 'string' ? await readPlan(values['mapping']) : undefined
    const house = await openHouse(readConfig(process.env), say)
    try {
      return await takeOver(house, {
        file,
        bytes,
        mapping,
        isDry: values['dry-run'] === true,
        leaveOut: values['leave-out'] === true,
      })
    } finally {
      await house.close()
    }
  },
}

async function readPlan(path: string) {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new Misuse(`${path} cannot be read`)
  })
  const read = planSchema.partial({ columns: true }).safeParse(jsonOf(text))
  if (!read.success)
    throw new Misuse(
      `${path}: ${read.error.issues.map(({ path: at, message }) => `${at.join('.')}: ${message}`).join('; ')}`,
    )
  return read.data
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Asked {
  readonly file: string
  readonly bytes: Buffer
  readonly mapping: Awaited<ReturnType<typeof readPlan>> | undefined
  readonly isDry: boolean
  readonly leaveOut: boolean
}

async function takeOver(house: OpenHouse, { file, bytes, mapping, isDry, leaveOut }: Asked): Promise<number> {
  const { db } = house.database
  const table = await readTable(bytes, file, sheetLimits)
  const [parties, statuses] = await Promise.all([listParties(db), listStatuses(db)])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const planned = planImport(
    table,
    sha256,
    { ...guessMapping(table.header), ...mapping },
    { parties, statuses },
  )
  for (const fault of planned.faults) say(faultLine(fault))
  report(planned)
  if (planned.blocked || (planned.faults.length > 0 && !leaveOut)) {
    say(
      planned.blocked
        ? 'Nothing was recorded.'
        : 'Nothing was recorded; --leave-out goes on without what is at fault.',
    )
    return 1
  }
  if (isDry) return 0
  for (const { type, body, disclose } of planned.acts) {
    const done = await house.recorder.perform({
      type,
      body,
      actor: { party: secretariat },
      ...(disclose && { disclose }),
    })
    if (isRefusal(done)) {
      say(`${type}: ${sentenceOf(done, l)}`)
      return 1
    }
    tell(`recorded as act ${done.index}: ${type}`)
  }
  return 0
}

const faultLine = ({ reason, line, column, values }: Fault): string =>
  `${line === undefined ? '' : `row ${line}${column === undefined ? '' : `, column ${column}`}: `}${l.t(`parties.fault.${reason}`, values)}`

/** One line a party, so that the result can be looked over before it is recorded. */
function report({ admitted, updated, skipped, leftOut, repeated, acts }: Planned): void {
  for (const { line, slug, names } of admitted) tell(`admit\trow ${line}\t${slug}\t${l.pick(names).text}`)
  for (const { line, names } of updated)
    tell(`update\trow ${line}\t${idOf(repeated, line)}\t${l.pick(names).text}`)
  for (const { line, names } of skipped)
    tell(`skip\trow ${line}\t${idOf(repeated, line)}\t${l.pick(names).text}`)
  for (const line of leftOut) tell(`leave out\trow ${line}`)
  tell(
    `${admitted.length} to admit, ${updated.length} to update, ${skipped.length} to skip, ${leftOut.length} to leave out: ${acts.length} acts`,
  )
}

const idOf = (repeated: Planned['repeated'], line: number): string => {
  const of = repeated.find((one) => one.line === line)?.of
  return typeof of === 'number' ? `as row ${of}` : (of ?? '')
}
