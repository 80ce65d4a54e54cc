import { access, constants, stat, statfs } from 'node:fs/promises'
import { createTransport } from 'nodemailer'
import { fault, note, ok, wordsOf, type Finding } from './finding.ts'

const gibibyte = 1024 ** 3

/** The data folder: there, writable, and with room to grow. */
export async function checkFolder(dataDir: string): Promise<Finding[]> {
  try {
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    return [
      fault(
        `The data folder ${dataDir} cannot be used: ${wordsOf(error)}.`,
        'Set DATA_DIR to a folder that this user can read and write; the first start of "serve" makes it.',
      ),
    ]
  }
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  const words = `The disk of ${dataDir} has ${(free / gibibyte).toFixed(1)} GiB free.`
  return [free < gibibyte ? fault(words, 'Make room: a full disk stops every act.') : ok(words)]
}

/** The log's key: whoever can read it can sign as this log. */
export async function checkKeyFile(path: string): Promise<Finding> {
  const found = await stat(path).catch(() => undefined)
  if (!found)
    return fault(
      'The log’s key, log.key, is not in the data folder.',
      'Restore it from a backup: with a new key nobody who has checked this record could go on checking it.',
    )
  const mode = (found.mode & 0o777).toString(8).padStart(4, '0')
  return found.mode & 0o077
    ? fault(`The log’s key can be read by others on this machine (mode ${mode}).`, `Run: chmod 600 ${path}`)
    : ok(`The log’s key is for its owner alone (mode ${mode}).`)
}

/** The mail server, if there is one. */
export async function checkMail(smtpUrl: string | undefined): Promise<Finding> {
  if (!smtpUrl)
    return note(
      'No SMTP_URL is set: invitations and codes are shown to whoever may hand them on, and not sent.',
    )
  const transport = createTransport(smtpUrl)
  try {
    await transport.verify()
    return ok(`The mail server ${new URL(smtpUrl).host} takes mail.`)
  } catch (error) {
    return fault(
      `The mail server ${new URL(smtpUrl).host} does not take mail: ${wordsOf(error)}.`,
      'Check SMTP_URL: its host, port, user and password.',
    )
  } finally {
    transport.close()
  }
}
