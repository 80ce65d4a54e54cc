const fold = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Words as they are kept for the search: one line each, folded. */
export const searchable = (texts: readonly string[]): string => [...new Set(texts.map(fold))].join('\n')

/** What was typed into the search, as patterns of `like`: every word has to be found. */
export const patternsOf = (typed: string): string[] =>
  fold(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 10)
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`)
