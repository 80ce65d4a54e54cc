const han = /\p{Script=Han}+/gu

/**
 * The pairs of neighbouring Chinese characters in a text, and single ones that stand alone: Chinese is written without
 * spaces, so that words cannot be told apart, but every word of two characters is a pair.
 */
export function gramsOf(text: string): string[] {
  const grams = new Set<string>()
  for (const [run] of text.normalize('NFKC').matchAll(han)) {
    const characters = Array.from(run)
    if (characters.length === 1) grams.add(run)
    for (let i = 0; i + 1 < characters.length; i++) grams.add(`${characters[i]}${characters[i + 1]}`)
  }
  return [...grams].toSorted()
}

/** What is not Chinese in a text, as words. */
export const wordsOf = (text: string): string => text.normalize('NFKC').replaceAll(han, ' ').trim()
