import { createTransport } from 'nodemailer'
import { sql, type Generated } from 'kysely'
import type { Database } from '../database/index.ts'

export { mail001 } from './migrations/001-mail.ts'
export { mail002 } from './migrations/002-bounces.ts'
export { noteReport } from './reports/note-report.ts'
export { longestReport, readReport } from './reports/read-report.ts'

interface MailTable {
  id: Generated<string>
  recipient: string
  subject: string
  /** none once the message is sent or given up */
  words: string
  created: Generated<string>
  /** when a mail server took it; none of one that was given back later */
  sent: Generated<string | null>
  /** what a mail server said: when it refused, when it gave the message back, or why it is late */
  fault: Generated<string | null>
  /** when it was given back */
  bounced: Generated<string | null>
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
  /**
   * Queues a message. It goes out at once if the server takes it, else again later; what it refused is kept.
   * Gives the message's id; none where this host cannot send mail.
   */
  send(message: Message): Promise<string | undefined>
  /** Sends what is queued. */
  deliver(): Promise<void>
  close(): void
}

const mostTries = 6

/** Mail through the SMTP server of a settings address; messages are queued in the database. */
export function openMailer(database: Database, smtpUrl: string | undefined, from: string): Mailer {
  if (!smtpUrl) return { ready: false, send: async () => undefined, deliver: async () => {}, close: () => {} }
  const transport = createTransport(smtpUrl, { from })
  const host = from.slice(from.lastIndexOf('@') + 1)
  const { db } = database
  let running: Promise<void> | undefined

  const deliverOne = async (): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      const row = await trx
        .selectFrom('own.mail')
        .selectAll()
        .where('sent', 'is', null)
        .where('bounced', 'is', null)
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
        .sendMail({
          to: row.recipient,
          subject: row.subject,
          text: row.words,
          // By either a notification is known again: the Message-ID of what it returns, or its Original-Envelope-Id
          // where servers know of notifications (RFC 3461).
          messageId: `<${row.id}@${host}>`,
          dsn: { envid: row.id, ret: 'HDRS', notify: ['FAILURE', 'DELAY'] },
          // No holiday answers, please (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
        })
        .then(
          () => null,
          (error: Error) => error.message.slice(0, 500),
        )
      const tries = row.tries + 1
      // The words hold links and codes, of which this host otherwise keeps only hashes: not a moment longer than needed.
      const words = fault === null || tries >= mostTries ? '' : row.words
      await trx
        .updateTable('own.mail')
        .set({ tries, fault, words, ...(fault === null && { sent: sql<string>`now()` }) })
        .where('id', '=', row.id)
        .execute()
      return true
    })

  const mailer: Mailer = {
    ready: true,
    async send({ to, subject, words }) {
      const { id } = await db
        .insertInto('own.mail')
        .values({ recipient: to, subject, words })
        .returning('id')
        .executeTakeFirstOrThrow()
      void mailer.deliver().catch(() => {})
      return id
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
