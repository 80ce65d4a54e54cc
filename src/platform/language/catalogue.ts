import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
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

const furtherLanguages = join(source, '..', 'languages')

/** Every language that has messages here. */
export function languagesHeld(): Lang[] {
  const further = existsSync(furtherLanguages) ? readdirSync(furtherLanguages) : []
  return [...new Set([...builtIn, ...further])].toSorted()
}

/** All messages of a language by `room.key`; a file that is absent is an empty room, which a house rule reports. */
export function readCatalogue(lang: Lang): Map<string, string> {
  const catalogue = new Map<string, string>()
  for (const { room, folder } of messageRooms()) {
    const file = [join(folder, `${lang}.json`), join(furtherLanguages, basename(lang), `${room}.json`)].find(
      (path) => existsSync(path),
    )
    if (!file) continue
    const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
    for (const [key, message] of Object.entries(messages)) catalogue.set(`${room}.${key}`, message)
  }
  return catalogue
}
