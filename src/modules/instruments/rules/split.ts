/** Paragraphs as they are typed: parted by at least one empty line. */
export const splitParagraphs = (typed: string): string[] =>
  typed
    .split(/\n[^\S\n]*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
