import { readConfig } from '../config.ts'
import { openHouse } from '../house.ts'
import { longestReport, noteReport, readReport } from '../platform/mail/index.ts'
import type { Command } from './command.ts'

const say = (line: string) => process.stderr.write(`${line}\n`)

/** Takes a bounce from the mail server, by an alias or from a mailbox, and marks the message that did not arrive. */
export const mailBounce: Command = {
  name: 'mail bounce',
  does: 'mark the message that a delivery status notification is about',
  usage: 'mail bounce < NOTIFICATION',
  words: [0, 0],
  run: async () => {
    const report = readReport(await readInput(longestReport))
    if (!report) {
      say('this is not a delivery status notification (RFC 3464)')
      return 1
    }
    const house = await openHouse(readConfig(process.env), say)
    try {
      const id = await noteReport(house.database.db, report)
      if (id === undefined) {
        say('the notification is about no message of this installation')
        return 1
      }
      process.stdout.write(`message ${id}: ${report.action}, ${report.words}\n`)
      return 0
    } finally {
      await house.close()
    }
  },
}

/** What stands on standard input, at most `most` bytes; the rest is read as well, so that its writer is not cut off. */
async function readInput(most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    if (size < most) chunks.push(chunk.subarray(0, most - size))
    size += chunk.length
  }
  return Buffer.concat(chunks)
}
