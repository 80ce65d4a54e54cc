export { act, Registry, secretariat } from './act.ts'
export type { ActDefinition, Actor, Audience, Consequence, May, Performed } from './act.ts'
export { describeMechanism } from './acts/describe-mechanism.ts'
export { addKey, keyName, revokeKey } from './acts/keys.ts'
export { kinds, openRecord, type Kind } from './acts/open-record.ts'
export { resumeRecord } from './acts/resume-record.ts'
export { refuseConsequence } from './acts/refuse-consequence.ts'
export { redactFile } from './acts/redact-file.ts'
export { eraseDisclosure, releaseContent, withholdContent } from './acts/withhold.ts'
export type { Appended, Disclosure, Submission } from './append.ts'
export {
  administratorOf,
  anyOf,
  holdsMandate,
  hostAlone,
  mandateInForce,
  secretary,
} from './authority/policies.ts'
export { powers, type KeyRow, type MandateRow, type Power } from './authority/tables.ts'
export { newId, partId } from './ids.ts'
export { entrySchema, type Act, type Entry, type Signature } from './log/index.ts'
export { record001 } from './migrations/001-record.ts'
export { record002 } from './migrations/002-authority.ts'
export { record003 } from './migrations/003-restored.ts'
export { record004 } from './migrations/004-instruction.ts'
export { record006 } from './migrations/006-redaction.ts'
export { record005 } from './migrations/005-witness.ts'
export { isNormal } from './normal.ts'
export { notOnRecord } from './on-record.ts'
export { openRecordOnce } from './open.ts'
export { findHeld, hold, holdMinutes, release, type Held } from './prepared.ts'
export { logKey } from './publish/key.ts'
export { BehindPublished, BehindWitnessed, RestoredUnchecked } from './publish/hold-back.ts'
export { Publisher } from './publish/publisher.ts'
export { openRecorder, type Intention, type Prepared, type Recorder } from './recorder.ts'
export { invalid, isRefusal, refuse, sentenceOf, type Issue, type Refusal } from './refusal.ts'
export { recordTells } from './tells.ts'
