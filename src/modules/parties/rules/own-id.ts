import { partId } from '../../../platform/record/index.ts'

/** The id by which acts build on a party: that of the act which admitted it, or, of several together, its part of it. */
export const ownId = (act: string, ordinal: number, together: number): string =>
  together === 1 ? act : partId(act, ordinal)
