import { hidden, type Html } from '../../design/index.ts'
import { refuse, secretariat, type Refusal } from '../record/index.ts'
import type { Ctx } from './context.ts'
import { one } from './fields.ts'
import { instructing } from './instruction.ts'
import { nameOfActing } from './make-context.ts'
import type { Filled } from './route.ts'

/** The party for which a form is shown: a session may act for another when it is sent. */
export const actingField = (c: Ctx): Html | '' =>
  c.viewer.acting ? hidden('acting', c.viewer.acting.party) : ''

export interface InOtherName {
  readonly refusal: Refusal
  /** the viewer's own mandate for the party of the form, if there is one */
  readonly mandate?: string
  /** that party's name */
  readonly party: string
}

/**
 * Would this form be sent in another name than the one for which it was filled in? Either another party is acted for
 * now, or it was to be recorded on a letter (`?for=`) and the viewer does not act as secretary.
 */
export async function inOtherName(c: Ctx, values: Filled['values']): Promise<InOtherName | undefined> {
  const { acting, mandates } = c.viewer
  if (!acting) return undefined
  const typedFor = one(values, 'acting')
  const isOther = typedFor !== '' && typedFor !== acting.party
  const isLetter = (c.query.get('for') ?? '') !== '' && instructing(c) === undefined
  if (!isOther && !isLetter) return undefined
  const from = isOther ? typedFor : secretariat
  const mandate = from === acting.party ? undefined : mandates.find((one) => one.party === from)?.id
  const party = (await nameOfActing(c.house, from, c.l)) || from
  return {
    refusal: isOther
      ? refuse('web.other-party', { party, now: c.actingFor ?? acting.party })
      : refuse('web.not-on-letter', { now: c.actingFor ?? acting.party }),
    party,
    ...(mandate !== undefined && { mandate }),
  }
}
