export { instruments } from './module.ts'
export { charterOver, findText, findTextAt, listTexts, paragraphsOf } from './queries.ts'
export { textKinds, type TextKind } from './rules/text.ts'
export type { ParagraphRow, TextRow } from './tables.ts'
