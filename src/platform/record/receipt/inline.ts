import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8')

/** One classic script of several modules, so that it runs from a file as well, where modules cannot be fetched. */
const joined = (paths: readonly string[]): string => {
  const sources = paths.map((path) =>
    read(path)
      .replaceAll(/^import .*\n/gm, '')
      .replaceAll(/^export /gm, ''),
  )
  return `(() => {\n'use strict'\n${sources.join('\n')}})()\n`
}

/** What a receipt carries with it: the script that checks it, and the look of our pages. */
export const script = joined([
  '../../web/browser/digest.js',
  '../../web/browser/log.js',
  './browser/check-receipt.js',
])
export const style = read('../../../design/style/look.css')

const hashOf = (content: string): string =>
  `'sha256-${createHash('sha256').update(content).digest('base64')}'`

/** Nothing runs but that script, and nothing is asked of any host; in the file itself, so that it holds from a disk. */
export const policy = [
  "default-src 'none'",
  `script-src ${hashOf(script)}`,
  `style-src ${hashOf(style)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')
