import { draftCookie } from '../identity/cookie.ts'
import { dropForms, formHours, formOfAct, keepForm, openForm, type SentForm } from '../identity/forms.ts'
import { limit } from '../identity/rate-limit.ts'
import { newSecret } from '../identity/secrets.ts'
import { refuse, type Refusal } from '../record/index.ts'
import type { Ctx } from './context.ts'
import { readFields } from './fields.ts'
import { inOtherName, type InOtherName } from './in-whose-name.ts'
import type { ActRoute, Filled, OwnRoute, PageRoute } from './route.ts'
import { see } from './see.ts'

/** A form of more letters than this, as JSON, is not kept: twice what an entry may have. */
const mostTyped = 128 * 1024
/** Bodies longer than a typed form carry files, which are read past: so many of them at once, without a session. */
const longBody = 256 * 1024
/** The longest body that is read without a session, in bytes: a typed form with a small letter. */
export const mostUnsigned = 2 * 1024 * 1024
const mostLong = 4
let long = 0

/** The request's address below the language. */
const pathOf = (c: Ctx): string => c.url.pathname.slice(c.href('').length)

/** Its query without the draft that filled the form. */
function searchOf(c: Ctx): string {
  const query = new URLSearchParams(c.query)
  query.delete('draft')
  return query.size === 0 ? '' : `?${String(query)}`
}

const addressOf = (c: Ctx, { path, search }: Pick<SentForm, 'path' | 'search'>, draft?: string): string => {
  const query = new URLSearchParams(search)
  if (draft !== undefined) query.set('draft', draft)
  return c.href(`${path}${query.size === 0 ? '' : `?${String(query)}`}`)
}

/** Where a route's form stands, if it is on a page that can be opened. */
function formAt(
  c: Ctx,
  route: ActRoute | OwnRoute,
  pages: ReadonlySet<string>,
): Omit<SentForm, 'values'> | undefined {
  if (route.kind === 'own' && route.at !== undefined)
    return {
      path: route.at.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(c.params[name] ?? '')),
      search: '',
    }
  return pages.has(route.path) ? { path: pathOf(c), search: searchOf(c) } : undefined
}

/** What was typed of what may be kept: no file ever, and of a form of our own only the fields that its route names. */
function typedIn(route: ActRoute | OwnRoute, form: FormData): SentForm['values'] | undefined {
  const kept = (name: string) =>
    route.kind === 'act' ? name !== 'seen' : route.keep === 'all' || (route.keep?.includes(name) ?? false)
  const values = Object.fromEntries(Object.entries(readFields(form).values).filter(([name]) => kept(name)))
  return Object.entries(values).every(([name, value]) => value === '' || name === 'acting')
    ? undefined
    : keepable(values)
}

/** Values as the database can hold them, which knows no NUL; nothing where they are too long. */
function keepable(values: SentForm['values']): SentForm['values'] | undefined {
  const json = JSON.stringify(values, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '') : value,
  )
  return json.length > mostTyped || Object.keys(values).some((name) => name.includes('\0'))
    ? undefined
    : (JSON.parse(json) as SentForm['values'])
}

/** The secret of this browser, if it has one. */
function browserOf(c: Ctx): string | undefined {
  const secret = draftCookie.read(c.request.headers.get('cookie') ?? undefined, c.house.config.origin)
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? secret : undefined
}

/**
 * The body of a request without a session; nothing where it is no form, too long, or too many long ones are being read.
 * One that does not say its length was held against the same bound before.
 */
async function bodyOf({ request }: Ctx): Promise<FormData | undefined> {
  const length = request.headers.get('content-length')
  const isLong = length === null || Number(length) > longBody
  if (Number(length) > mostUnsigned || (isLong && long >= mostLong)) return undefined
  if (isLong) long += 1
  try {
    return await request.formData()
  } catch {
    return undefined
  } finally {
    if (isLong) long -= 1
  }
}

/**
 * A form came without a session: it lapsed, or was ended, while the form stood open. What was typed is kept for this
 * browser, and the way leads through signing in back to the form.
 */
export async function signInFirst(
  c: Ctx,
  route: ActRoute | OwnRoute,
  pages: ReadonlySet<string>,
): Promise<Response> {
  const signIn = (then: string) => c.href(`/sign-in?then=${encodeURIComponent(then)}`)
  const at = formAt(c, route, pages)
  if (!at) return see(signIn(c.href('/desk')))
  if (route.kind === 'own' && route.keep === undefined) return see(signIn(addressOf(c, at)))
  await limit(c.db, `read form ${c.address}`, 300, 600)
  const body = await bodyOf(c)
  const values = body && typedIn(route, body)
  if (!values) return see(signIn(addressOf(c, at)))
  await limit(c.db, `kept form ${c.address}`, 60, 600)
  const browser = browserOf(c) ?? newSecret()
  const id = await keepForm(c.db, { browser }, { ...at, values })
  return see(signIn(addressOf(c, at, id)), {
    'set-cookie': draftCookie.set(browser, c.house.config.origin, formHours * 3600),
  })
}

/** What a form is filled with: what was typed into it before and came to nothing, else what its address says. */
export async function filledOf(c: Ctx, route: PageRoute | ActRoute): Promise<Filled> {
  const id = c.query.get('draft')
  const { account } = c.viewer
  const form =
    id !== null && account ? await openForm(c.db, id, pathOf(c), account.id, browserOf(c)) : undefined
  const values = form?.values ?? Object.fromEntries(c.query)
  const other =
    route.kind === 'act' ? await inOtherName(c, form ? values : { ...values, acting: '' }) : undefined
  const draft = form && id !== null ? id : undefined
  const refusal = other?.refusal ?? (form && whyKept(form))
  return {
    values,
    ...(refusal && { refusal }),
    ...(draft !== undefined && { draft }),
    ...(other && wayBack(c, other, draft)),
  }
}

function whyKept({ act, inOtherName: isOther }: SentForm): Refusal {
  if (isOther) return refuse('web.not-yet')
  return act === undefined ? refuse('web.session-ended') : refuse('web.not-in-time')
}

const wayBack = (c: Ctx, { mandate, party }: InOtherName, draft?: string): Pick<Filled, 'switchTo'> =>
  mandate === undefined
    ? {}
    : { switchTo: { mandate, party, onward: addressOf(c, { path: pathOf(c), search: searchOf(c) }, draft) } }

/** A form that would be sent in another name than it was filled in for is kept, and why it is not taken. */
export async function heldBack(
  c: Ctx,
  account: string,
  values: SentForm['values'],
): Promise<(Partial<Filled> & { refusal: Refusal }) | undefined> {
  const other = await inOtherName(c, values)
  if (!other) return undefined
  const { seen: _, ...typed } = values
  const kept = keepable(typed)
  const draft =
    kept &&
    (await keepForm(
      c.db,
      { account },
      { path: pathOf(c), search: searchOf(c), values: kept, inOtherName: true },
    ))
  return {
    refusal: other.refusal,
    ...(draft !== undefined && { draft }),
    ...wayBack(c, other, draft),
  }
}

/** A form was taken: what was kept of it is let go. */
export async function letGo(c: Ctx, route: ActRoute | OwnRoute, pages: ReadonlySet<string>): Promise<void> {
  const at = route.kind === 'act' || route.keep ? formAt(c, route, pages) : undefined
  if (at && c.viewer.account) await dropForms(c.db, c.viewer.account.id, { path: at.path })
}

/** Keeps the form from which an act was prepared, for who does not come to confirm it in time. */
export async function keepUntilRecorded(c: Ctx, account: string, values: SentForm['values'], act: string) {
  const { seen: _, ...typed } = values
  const kept = keepable(typed)
  if (kept) await keepForm(c.db, { account }, { path: pathOf(c), search: searchOf(c), values: kept, act })
}

/** The way back to the form of an act that is not held any more, if it was not recorded. */
export async function backToForm(c: Ctx, account: string, act: string): Promise<Response | undefined> {
  const kept = await formOfAct(c.db, account, act)
  return kept && see(addressOf(c, kept.form, kept.id))
}
