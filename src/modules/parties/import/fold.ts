/** A text as it is kept: NFC, on one line, its white space single and none at the ends, nothing invisible. */
export const normalise = (text: string): string =>
  text
    .replace(/[\u00AD\u200B\uFEFF]/g, '')
    .normalize('NFC')
    .replace(/\s+/g, ' ')
    .trim()

/** A text as it is compared: without case, accents, vowel signs, width or punctuation. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\u0640\u00AD\u200B-\u200F\uFEFF]/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
