import type { Refusal } from '../../../platform/record/index.ts'

/** A refusal with its fields named as a form names them, so that its errors lead to where the words are typed. */
export const renamed = (refusal: Refusal, nameOf: (path: string) => string): Refusal => ({
  ...refusal,
  ...(refusal.field && { field: nameOf(refusal.field) }),
  ...(refusal.issues && { issues: refusal.issues.map((issue) => ({ ...issue, path: nameOf(issue.path) })) }),
})
