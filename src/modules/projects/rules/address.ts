/** Where a project is, below the language. */
export const addressOf = (identifier: string): string => `/projects/${encodeURIComponent(identifier)}`
