import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Lang } from './types.ts'

const source = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The languages whose catalogues are built in: the six official languages of the United Nations. */
export const builtIn: readonly Lang[] = ['ar', 'en', 'es', 'fr', 'ru', 'zh']

/**
 * Message folders, one a room: `src/design/messages`, `src/platform/<room>/messages`, `src/modules/<room>/messages`.
 * A further language is one folder, `languages/<tag>/<room>.json`, beside `src`.
 */
export function messageRooms(): { room: string; folder: string }[] {
  const parents = [source, join(source, 'platform'), join(source, 'modules')]
  return parents.flatMap((parent) =>
    readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && existsSync(join(parent, entry.name, 'messages')))
      .map((entry) => ({ room: entry.name, folder: join(parent, entry.name, 'messages') })),
  )
}

const further = join(source, '..', 'languages')

let held: readonly Lang[] | undefined

/**
 * Every language that has messages here, as it was when first asked: its pages have their addresses from the start on.
 * A folder is named by its language alone (ISO 639, two or three letters), as `mechanism.described` names languages.
 */
export function languagesHeld(): readonly Lang[] {
  held ??= [...new Set([...builtIn, ...furtherLanguages()])].toSorted()
  return held
}

function furtherLanguages(): Lang[] {
  if (!existsSync(further)) return []
  const folders = readdirSync(further, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  for (const { name } of folders)
    if (!/^[a-z]{2,3}$/.test(name))
      throw new Error(
        `languages/${name} is not named by a language: two or three small letters, as languages/pt`,
      )
  return folders.map(({ name }) => name)
}

const fileOf = z.record(z.string(), z.string())

/** All messages of a language by `room.key`; a file that is absent is an empty room. */
export function readCatalogue(lang: Lang): Map<string, string> {
  const catalogue = new Map<string, string>()
  for (const { room, folder } of messageRooms()) {
    const file = builtIn.includes(lang)
      ? join(folder, `${lang}.json`)
      : join(further, basename(lang), `${room}.json`)
    if (!existsSync(file)) continue
    for (const [key, message] of Object.entries(readMessages(file))) catalogue.set(`${room}.${key}`, message)
  }
  return catalogue
}

/** Files of a further language that are no room's: a name mistyped would leave its room without messages. */
export function strangeFiles(lang: Lang): string[] {
  const folder = join(further, basename(lang))
  if (builtIn.includes(lang) || !existsSync(folder)) return []
  const known = new Set(messageRooms().map(({ room }) => `${room}.json`))
  return readdirSync(folder).filter((name) => name.endsWith('.json') && !known.has(name))
}

function readMessages(file: string): Record<string, string> {
  try {
    return fileOf.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    throw new Error(`${file} is not an object of messages in JSON`, { cause: error })
  }
}
