/** What one check found, in a sentence; and where something is wrong, what to do. */
export interface Finding {
  readonly state: 'ok' | 'note' | 'fault'
  readonly words: string
  readonly todo?: string
}

export const ok = (words: string): Finding => ({ state: 'ok', words })
export const note = (words: string, todo?: string): Finding => ({
  state: 'note',
  words,
  ...(todo && { todo }),
})
export const fault = (words: string, todo: string): Finding => ({ state: 'fault', words, todo })

export const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
