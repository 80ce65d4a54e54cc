/** Held by whoever copies all public files, or takes one away: a copy is whole, and holds nothing that was redacted. */
export const filesLock = 'public files'
