import { refuse, type Performed, type Refusal } from '../../../platform/record/index.ts'
import type { Charter } from '../../bodies/index.ts'

/** A body's charter says which act types count only with the member's own signature. */
export const needsSignature = (charter: Charter, performed: Performed): Refusal | undefined =>
  charter.signed.includes(performed.type) && !performed.signed && !performed.instruction
    ? refuse('decisions.signature-required')
    : undefined
