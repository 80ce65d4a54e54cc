import type { SaxesParser } from 'saxes'

export type Positions = {
  /** Writes a piece to the parser; afterwards `read` counts it. */
  write: (text: string) => void
  /** UTF-16 units that the parser has worked through. */
  read: () => number
  /** Line and column, from 1, of the `<` of the tag whose name the parser has just read. */
  tagStart: (name: string) => { line: number; column: number }
}

/** Where elements begin: saxes tells only where it stands, which is one character beyond the name of a tag. */
export function trackPositions(
  parser: Pick<SaxesParser, 'write' | 'position' | 'line' | 'column'>,
): Positions {
  let piece = { text: '', start: 0, column: 0 }
  let carried = ''

  function columnAt(position: number): number {
    const at = position - piece.start
    if (at < 0) return piece.column + at + 1
    const before = piece.text.slice(0, at)
    const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1
    return (lineStart === 0 ? piece.column : 0) + Array.from(before.slice(lineStart)).length + 1
  }

  return {
    write(text) {
      // saxes keeps back a last CR or high surrogate until it sees what follows.
      const whole = carried + text
      carried = /[\r\uD800-\uDBFF]$/.exec(whole)?.[0] ?? ''
      piece = { text: whole, start: piece.start, column: parser.column }
      parser.write(text)
      piece.start += whole.length - carried.length
    },
    read: () => piece.start,
    tagStart(name) {
      if (parser.column > 0) return { line: parser.line, column: parser.column - name.length - 1 }
      // The character beyond the name was a line end, and the parser already stands on the next line.
      return { line: parser.line - 1, column: columnAt(parser.position - name.length - 2) }
    },
  }
}
