import { z } from 'zod'
import {
  actions,
  errorAt,
  errorSummary,
  form,
  html,
  section,
  status,
  table,
  textField,
  type FormError,
  type Html,
  type Page,
} from '../../../design/index.ts'
import type { Db } from '../../../platform/database/index.ts'
import { limit } from '../../../platform/identity/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { one, readFields } from '../../../platform/web/fields.ts'
import { formErrors } from '../../../platform/web/form-errors.ts'
import type { Filled } from '../../../platform/web/route.ts'
import { see } from '../../../platform/web/see.ts'

const mostShown = 100

/** How many messages a server refused so far, and how many wait. */
export async function mailCounts(db: Db): Promise<{ failed: number; waiting: number }> {
  const rows = await db.selectFrom('own.mail').select('fault').where('sent', 'is', null).execute()
  const failed = rows.filter(({ fault }) => fault !== null).length
  return { failed, waiting: rows.length - failed }
}

/** Whether this host can send mail, what did not arrive, and a message to try it. */
export async function mailPage(c: Ctx, errors: FormError[] = [], typed = ''): Promise<Page> {
  const { l } = c
  const { ready } = c.house.mailer
  const [counts, rows] = await Promise.all([
    mailCounts(c.db),
    c.db
      .selectFrom('own.mail')
      .select(['recipient', 'subject', 'created', 'sent', 'fault', 'bounced', 'tries'])
      .orderBy('created', 'desc')
      .limit(mostShown)
      .execute(),
  ])
  return {
    title: l.t('home.mail'),
    crumbs: [{ label: l.t('web.secretariat'), href: c.href('/secretariat') }, { label: l.t('home.mail') }],
    fact: ready ? l.t('home.mail-fact', counts) : l.t('home.mail-not-ready-fact'),
    status: errors.length > 0 ? 422 : 200,
    body: [
      ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
      section(
        { heading: l.t('home.mail-test') },
        ready
          ? form(
              { action: c.href('/secretariat/mail') },
              textField(
                {
                  name: 'email',
                  type: 'email',
                  label: l.t('identity.email'),
                  error: errorAt(errors, 'email'),
                  value: typed || (c.viewer.account?.email ?? ''),
                },
                l,
              ),
              actions([{ label: l.t('home.mail-send-test'), main: true }]),
            )
          : html`<p>${l.t('home.mail-how')} <code dir="ltr">SMTP_URL</code></p>`,
      ),
      section(
        { heading: l.t('home.mail-sent'), note: l.t('home.mail-sent-note') },
        table(
          {
            label: l.t('home.mail-sent'),
            columns: [
              { name: l.t('home.mail-to') },
              { name: l.t('home.mail-subject') },
              { name: l.t('home.mail-when') },
              { name: l.t('home.state') },
            ],
            rows: rows.map((row) => [
              html`<bdi dir="ltr">${row.recipient}</bdi>`,
              html`<bdi>${row.subject}</bdi>`,
              l.instant(row.created),
              delivery(c, row),
            ]),
            empty: l.t('home.mail-none'),
          },
          l,
        ),
      ),
    ],
  }
}

type Queued = Readonly<{ sent: string | null; fault: string | null; bounced: string | null; tries: number }>

const marks = { sent: 'yes', waiting: 'open', delayed: 'open', refused: 'no', bounced: 'no' } as const

function stateOf({ sent, fault, bounced }: Queued): keyof typeof marks {
  if (bounced !== null) return 'bounced'
  if (sent !== null) return fault === null ? 'sent' : 'delayed'
  return fault === null ? 'waiting' : 'refused'
}

/** What became of a message, and what a mail server said of it. */
function delivery({ l }: Ctx, row: Queued): Html {
  const state = stateOf(row)
  const mark = status(marks[state], l.t(`home.mail-state.${state}`, { tries: row.tries }))
  return row.fault === null ? mark : html`${mark}<br /><bdi class="small soft" dir="ltr">${row.fault}</bdi>`
}

/** The page, with the address that was typed before the session ended. */
export const keptMailPage = (c: Ctx, { values, refusal }: Filled): Promise<Page> =>
  mailPage(c, formErrors(refusal, c.l), refusal && one(values, 'email'))

const email = z.email({ pattern: z.regexes.unicodeEmail }).max(254)

/** Sends the message to try it. */
export async function sendTest(c: Ctx, form: FormData): Promise<Page | Response> {
  const typed = one(readFields(form).values, 'email').trim()
  const given = email.safeParse(typed)
  if (!given.success) return mailPage(c, [{ name: 'email', words: c.l.t('identity.email-not-valid') }], typed)
  await limit(c.db, `test mail ${c.viewer.account?.id}`, 20, 3600)
  const mechanism = c.l.pick((await c.house.mechanism()).name).text
  await c.house.mailer.send({
    to: given.data,
    subject: c.l.t('home.mail-test-subject', { mechanism }),
    words: c.l.t('home.mail-test-words', { mechanism }),
  })
  await c.house.mailer.deliver()
  return see(c.href('/secretariat/mail'))
}
