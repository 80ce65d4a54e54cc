import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { languagesHeld } from '../language/index.ts'

export type Encoding = 'br' | 'gzip' | 'identity'

/** The encoding to send: brotli, gzip or none, by what the reader's program accepts (RFC 9110 §12.5.3). */
export function encodingFor(accepts: string | null | undefined): Encoding {
  const offered = (accepts ?? '')
    .split(',')
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, quality]) => quality !== 'q=0')
    .map(([name]) => name)
  if (offered.includes('br')) return 'br'
  return offered.includes('gzip') ? 'gzip' : 'identity'
}

/** Compressed as asked; quality 4 is quick enough for a page made for one reader. */
export function encode(plain: Buffer, encoding: Encoding): Buffer {
  if (encoding === 'br') return brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
  return encoding === 'gzip' ? gzipSync(plain, { level: 6 }) : plain
}

/** The working languages that pages can be shown in: a mechanism may name one that has no messages here. */
export const shownIn = (languages: readonly string[]): string[] =>
  languages.filter((lang) => languagesHeld().includes(lang))

/** The working language that a reader prefers (RFC 9110 §12.5.4), else English, else the first. */
export function languageFor(accepts: string | null | undefined, languages: readonly string[]): string {
  const wanted = (accepts ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/)
      const quality = Number(parameters.find((p) => p.startsWith('q='))?.slice(2) ?? 1)
      return { tag: tag.toLowerCase().split('-')[0] ?? '', quality: Number.isFinite(quality) ? quality : 0 }
    })
    .toSorted((a, b) => b.quality - a.quality)
  const shown = shownIn(languages)
  return (
    wanted.find(({ tag }) => shown.includes(tag))?.tag ?? (shown.includes('en') ? 'en' : (shown[0] ?? 'en'))
  )
}
