import { refuse, type Performed, type Refusal } from '../../../platform/record/index.ts'
import type { Charter } from './charter.ts'

/** Acts that a member performs under a body, for which its charter can ask for the member's own signature. */
export const signable = [
  'vote.cast',
  'position.stated',
  'proposal.made',
  'proposal.withdrawn',
  'commitment.accepted',
  'commitment.reported',
  'commitment.evidence-linked',
] as const

/**
 * A body's charter says which types of act count only with the member's own signature, or with its signed letter. Every
 * act of `signable` asks here; one that falls under no body has no charter.
 */
export const needsSignature = (
  charter: Pick<Charter, 'signed'> | undefined,
  performed: Pick<Performed, 'type' | 'signed' | 'instruction'>,
): Refusal | undefined =>
  charter?.signed.includes(performed.type) && !performed.signed && !performed.instruction
    ? refuse('bodies.signature-required')
    : undefined
