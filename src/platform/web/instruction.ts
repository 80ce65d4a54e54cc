import {
  disclosure,
  errorAt,
  fileField,
  hidden,
  html,
  notice,
  section,
  selectField,
  type FormError,
  type Html,
  type Option,
} from '../../design/index.ts'
import { FileTooLarge } from '../files/store.ts'
import { actsWith } from '../identity/viewer.ts'
import { refuse, secretariat, type Act, type Actor, type Refusal } from '../record/index.ts'
import type { Ctx } from './context.ts'
import { one } from './fields.ts'
import type { Filled } from './route.ts'
import { tellOf } from './telling.ts'

const letterBytes = 20 << 20

/** The party for which a secretary records an act on its written instruction: `?for=` in a form's address. */
export function instructing(c: Ctx): string | undefined {
  const party = c.query.get('for') ?? ''
  return actsWith(c.viewer, 'secretary') && /^[a-z0-9-]{1,60}$/.test(party) && party !== secretariat
    ? party
    : undefined
}

/** A form's address, with the party for which it is filled in. */
export const withInstruction = (c: Ctx, action: string): string => {
  const party = instructing(c)
  return party === undefined ? action : `${action}${action.includes('?') ? '&' : '?'}for=${party}`
}

/** The letter, and what recording on it means. One that was given already is kept, so that it is not asked for again. */
export async function letterField(c: Ctx, values: Filled['values'], errors: FormError[]): Promise<Html | ''> {
  const party = instructing(c)
  if (party === undefined) return ''
  const { l } = c
  const kept = one(values, 'letter.kept')
  const name = l.pick((await c.house.nameParties([party])).get(party) ?? {}).text
  return html`${notice(l.t('web.letter-words', { party: name || party }))}${kept === '' ? '' : hidden('letter.kept', kept)}${fileField(
    {
      name: 'letter',
      label: l.t('web.letter'),
      hint: l.t(kept === '' ? 'web.letter-hint' : 'web.letter-kept'),
      optional: kept !== '',
      error: errorAt(errors, 'letter'),
      accept: '.pdf,image/*',
    },
    l,
  )}`
}

export interface Instructed {
  readonly actor: Actor
  readonly instruction: { readonly letter: string; readonly mandate: string }
}

/** Parties as choices, in the alphabet of the reader's language; all there are where none are named. */
export async function partyOptions(c: Ctx, parties?: readonly string[]): Promise<Option[]> {
  const { l } = c
  const names = await c.house.nameParties(parties)
  const options = (parties ?? [...names.keys()]).map((id) => ({
    value: id,
    label: l.pick(names.get(id) ?? {}).text || id,
  }))
  return l.inOrder(options, ({ label }) => label)
}

const isParty = (party: string): boolean => party !== secretariat

/**
 * Chooses the party on whose letter the form is filled in; what else the address says of the form stays in it,
 * and what was typed before.
 */
async function whoseLetter(c: Ctx, parties?: readonly string[], draft?: string): Promise<Html> {
  const { l } = c
  const options = await partyOptions(c, parties?.filter(isParty))
  if (options.length === 0) return html`<p class="empty">${l.t('web.for-nobody')}</p>`
  const rest = [...c.query].filter(([name]) => name !== 'for' && name !== 'draft')
  return html`<form class="filter" method="get">
    ${rest.map(([name, value]) => hidden(name, value))}${draft === undefined ? '' : hidden('draft', draft)}${selectField(
      {
        name: 'for',
        label: l.t('web.for-party'),
        small: true,
        options,
        ...(options.length > 1 && { empty: l.t('web.for-choose') }),
      },
      l,
    )}<button type="submit">${l.t('web.for-go')}</button>
  </form>`
}

/** For a secretary: the way from a member's form to the same form filled in on that member's letter. */
export const forMember = async (c: Ctx, parties?: readonly string[], draft?: string): Promise<Html | ''> =>
  mustChoose(c) && (parties?.some(isParty) ?? true)
    ? disclosure(c.l.t('web.for-member'), await whoseLetter(c, parties, draft))
    : ''

/** The same in place of a form that the secretariat cannot send in its own name. */
export const forMemberFirst = async (c: Ctx, parties?: readonly string[], draft?: string): Promise<Html> =>
  section({ heading: c.l.t('web.whose-letter') }, await whoseLetter(c, parties, draft))

/** Is this a secretary, who has not said yet on whose letter? */
export const mustChoose = (c: Ctx): boolean => actsWith(c.viewer, 'secretary') && instructing(c) === undefined

const digest = /^[0-9a-f]{64}$/

/** Keeps the letter and says in whose name the act is, or why not. */
export async function instructedBy(
  c: Ctx,
  party: string,
  values: Filled['values'],
  files: Readonly<Record<string, File>>,
): Promise<Instructed | Refusal> {
  const mandate = c.viewer.acting?.id
  if (mandate === undefined) return refuse('record.not-secretary')
  const kept = one(values, 'letter.kept')
  const file = files['letter']
  const letter = file
    ? await keep(c, file)
    : digest.test(kept) && (await c.house.files.has(kept))
      ? kept
      : undefined
  if (letter === undefined)
    return file ? refuse('record.letter-too-large', {}, 'letter') : refuse('record.no-letter', {}, 'letter')
  return { actor: { party }, instruction: { letter, mandate } }
}

async function keep(c: Ctx, file: File): Promise<string | undefined> {
  try {
    return (await c.house.files.put(new Uint8Array(await file.arrayBuffer()), { maxBytes: letterBytes }))
      .sha256
  } catch (error) {
    if (error instanceof FileTooLarge) return undefined
    throw error
  }
}

/** Tells a party's people by e-mail what was recorded in its name; its desk shows it as well. */
export async function tellInstructed(c: Ctx, act: Act, index: number): Promise<void> {
  if (!act.instruction || !c.house.mailer.ready) return
  const people = await c.db
    .selectFrom('own.account_mandate as held')
    .innerJoin('view.mandate as mandate', 'mandate.id', 'held.mandate')
    .innerJoin('own.account as account', 'account.id', 'held.account')
    .select('account.email')
    .distinct()
    .where('mandate.party', '=', act.actor.party)
    .where('mandate.revoked', 'is', null)
    .where('account.suspended', 'is', null)
    .execute()
  const { l } = c
  const mechanism = l.pick((await c.house.mechanism()).name).text
  const sentence = await tellOf(c, act)
  const link = `${c.house.config.origin}${c.href(`/record/${index}`)}`
  for (const { email } of people)
    if (email !== null)
      await c.house.mailer.send({
        to: email,
        subject: l.t('web.mail-instruction-subject', { mechanism }),
        words: l.t('web.mail-instruction', { sentence, link, mechanism }),
      })
}
