import { refuse, type Refusal } from '../../../platform/record/index.ts'
import { canonical } from '../../../platform/record/log/index.ts'
import type { AdoptedText } from './text.ts'
import { languagesAgree } from './languages.ts'

/**
 * Bytes of a text in its canonical form at most: an entry has 65,535, and a proposal that carries the text holds its
 * own words and a signature beside it.
 */
export const textMaxBytes = 56 * 1024

/** Paragraphs are counted upwards through the whole text, and the preamble comes first. */
function inOrder(paragraphs: AdoptedText['paragraphs']): Refusal | undefined {
  for (const [i, { number, kind }] of paragraphs.entries()) {
    const before = paragraphs[i - 1]
    if (!before) continue
    if (number <= before.number) return refuse('instruments.not-ascending', { number }, 'paragraphs')
    if (kind === 'preambular' && before.kind === 'operative')
      return refuse('instruments.preamble-first', { number }, 'paragraphs')
  }
  return undefined
}

/** Why a text cannot be adopted as it stands, whatever else is on the record; nothing where it can. */
export function fits(text: AdoptedText): Refusal | undefined {
  const bytes = canonical(text).length
  return bytes > textMaxBytes
    ? refuse('instruments.too-long', { bytes, most: textMaxBytes }, 'paragraphs')
    : (inOrder(text.paragraphs) ?? languagesAgree(text))
}
