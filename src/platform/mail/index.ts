import { createTransport } from 'nodemailer'
import { sql, type Generated } from 'kysely'
import type { Database } from '../database/index.ts'

export { mail001 } from './migrations/001-mail.ts'

interface MailTable {
  id: Generated<string>
  recipient: string
  subject: string
  words: string
  created: Generated<string>
  sent: Generated<string | null>
  /** what the mail server answered when it refused */
  fault: Generated<string | null>
  tries: Generated<number>
}

declare module '../database/index.ts' {
  interface Tables {
    'own.mail': MailTable
  }
}

export interface Message {
  readonly to: string
  readonly subject: string
  readonly words: string
}

export interface Mailer {
  /** can this host send mail at all? Without, links and codes are shown to whoever may hand them on. */
  readonly ready: boolean
  /** Queues a message. It goes out at once if the server takes it, else again later; what it refused is kept. */
  send(message: Message): Promise<void>
  /** Sends what is queued. */
  deliver(): Promise<void>
  close(): void
}

const mostTries = 6

/** Mail through the SMTP server of a settings address; messages are queued in the database. */
export function openMailer(database: Database, smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return { ready: false, send: async () => {}, deliver: async () => {}, close: () => {} }
  const transport = createTransport(smtpUrl, { from })
  const { db } = database
  let running: Promise<void> | undefined

  const deliverOne = async (): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('own.mail')
        .selectAll()
        .where('sent', 'is', null)
        .where('tries', '<', mostTries)
        .where((where) =>
          where.or([
            where('tries', '=', 0),
            // Later and later: after 1, 4, 9, 16, 25 minutes.
            sql<boolean>`created < now() - make_interval(mins => tries * tries)`,
          ]),
        )
        .orderBy('created')
        .limit(1)
        .forUpdate()
        .skipLocked()
        .executeTakeFirst()
      if (!row) return false
      const fault = await transport
        .sendMail({ to: row.recipient, subject: row.subject, text: row.words })
        .then(
          () => null,
          (error: Error) => error.message.slice(0, 500),
        )
      await trx
        .updateTable('own.mail')
        .set({ tries: row.tries + 1, fault, ...(fault === null && { sent: sql<string>`now()` }) })
        .where('id', '=', row.id)
        .execute()
      return true
    })

  const mailer: Mailer = {
    ready: true,
    async send({ to, subject, words }) {
      await db.insertInto('own.mail').values({ recipient: to, subject, words }).execute()
      void mailer.deliver().catch(() => {})
    },
    deliver() {
      running ??= (async () => {
        while (await deliverOne());
      })().finally(() => {
        running = undefined
      })
      return running
    },
    close: () => transport.close(),
  }
  return mailer
}
