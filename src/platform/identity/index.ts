export {
  findInvitation,
  invitationDays,
  invite,
  noteMail,
  revokeInvitations,
  type Invited,
} from './invitations.ts'
export { changeDraft, dropDraft, dropOldDrafts, findDraft, listDrafts, makeDraft } from './drafts.ts'
export { dropOldForms } from './forms.ts'
export { identity001 } from './migrations/001-identity.ts'
export { identity002 } from './migrations/002-drafts-and-providers.ts'
export { identity003 } from './migrations/003-forms-and-invitations.ts'
export { passkeyForm } from './pages/passkey-form.ts'
export { recordKeys, registerPasskey } from './passkeys.ts'
export { limit } from './rate-limit.ts'
export { identityRoutes } from './routes.ts'
export { endSessions, startSession, suspend } from './sessions.ts'
export { actsWith, nobody, type Viewer } from './viewer.ts'
