import { bodyOf, fieldOf, leavesOf, lines, readFields, readPart, typeOf, type Part } from './mime.ts'

/** What a mail server says became of a message (RFC 3464). */
export interface Report {
  /** given back for good; not delivered yet; or nothing that has to be told */
  readonly action: 'failed' | 'delayed' | 'arrived'
  /** the status code (RFC 3463) and what the refusing server said, as far as they were told */
  readonly words: string
  /** ids that the message in question may have, the surest first */
  readonly ids: readonly string[]
}

/** Notifications are a few kilobytes; what comes after this many bytes is not looked at. */
export const longestReport = 1024 * 1024

const longestWords = 500
const deepest = 4

const statusTypes = ['message/delivery-status', 'message/global-delivery-status']
const originalTypes = ['message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers']
// RFC 3464 §2.3.3; the worst is told.
const actions = ['failed', 'delayed', 'delivered', 'relayed', 'expanded']

/**
 * Reads a delivery status notification: a `multipart/report` (RFC 6522), alone or inside another message. Nothing for
 * any other message.
 */
export function readReport(bytes: Uint8Array): Report | undefined {
  const text = lines(Buffer.from(bytes.subarray(0, longestReport)).toString('latin1'))
  const message = readPart(text)
  const parts = leavesOf(message, deepest)
  const status = parts.find((part) => statusTypes.includes(typeOf(part)))
  if (!status) return undefined
  const groups = bodyOf(status)
    .split(/\n(?:[ \t]*\n)+/)
    .map((group): Part => ({ headers: readFields(group.split('\n')), body: '' }))
  const told = actions.flatMap((action) =>
    groups.filter(
      (group) =>
        fieldOf(group, 'action')
          .toLowerCase()
          .split(/[\s(;]/)[0] === action,
    ),
  )[0]
  if (!told) return undefined
  const action = fieldOf(told, 'action').toLowerCase()
  const original = parts.find((part) => originalTypes.includes(typeOf(part)))
  return {
    action: action.startsWith('failed') ? 'failed' : action.startsWith('delayed') ? 'delayed' : 'arrived',
    words: wordsOf(told) || action,
    ids: idsIn([
      ...groups.map((group) => fieldOf(group, 'original-envelope-id')),
      ...(original ? [fieldOf(readPart(bodyOf(original)), 'message-id')] : []),
      // Exchange returns no headers where it is told not to, but answers to the message.
      fieldOf(message, 'in-reply-to'),
      fieldOf(message, 'references'),
    ]),
  }
}

function wordsOf(group: Part): string {
  const [status = ''] = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(fieldOf(group, 'status')) ?? []
  const diagnostic = fieldOf(group, 'diagnostic-code').replace(/^[\w-]{1,40}[ \t]*;/, '')
  return Buffer.from(`${status} ${diagnostic}`, 'latin1')
    .toString('utf8')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, longestWords)
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi

const idsIn = (fields: readonly string[]): string[] => [
  ...new Set(fields.flatMap((field) => field.match(uuid) ?? []).map((id) => id.toLowerCase())),
]
