// Overrides, embeddings and isolates can make one text read as another (Unicode TR 36, 2.5). The marks that
// Arabic needs in mixed text (U+061C, U+200E, U+200F) cannot, and stay allowed.
const bidiControl = /[\u202A-\u202E\u2066-\u2069]/
// C0 and C1 but for tab and line feed, which a cell may hold.
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/

/** Why a text must not be taken over as it stands, if there is a reason. */
export const forbiddenCharacter = (text: string): 'control-character' | 'bidi-control' | undefined => {
  if (control.test(text) || !text.isWellFormed()) return 'control-character'
  return bidiControl.test(text) ? 'bidi-control' : undefined
}
