import type { Locale } from '../../../platform/language/types.ts'
import { say, type Example } from '../samples.ts'
import { voteBoard, type BoardVote, type Choice } from './index.ts'

const others: Record<string, Choice> = {
  C8: 'abstention',
  D2: 'no',
  D6: 'abstention',
  D10: 'absent',
  A4: 'abstention',
  A9: 'abstention',
  B1: 'abstention',
  B7: 'no',
  C2: 'not-voting',
}

/** 40 members in the order of a roll that begins with C4. */
export const sampleVotes = (l: Locale): BoardVote[] =>
  Array.from({ length: 40 }, (_, i): BoardVote => {
    const seat = (i + 23) % 40
    const short = `${'ABCD'[Math.floor(seat / 10)]}${(seat % 10) + 1}`
    const choice = others[short] ?? 'yes'
    const cast =
      choice === 'absent' || choice === 'not-voting' ? '–' : say(l, i % 7 === 0 ? 'letter' : 'hall')
    return { short, name: `${say(l, 'member')} ${short}`, href: '#', choice, cast }
  })

export const examples: Example[] = [
  {
    name: 'Vote board',
    html: (l) =>
      voteBoard(
        {
          votes: sampleVotes(l),
          label: say(l, 'votesH'),
          sort: { member: { href: '?sort=member' }, vote: { href: '?sort=vote', now: 'ascending' } },
          downloads: [{ label: 'CSV', href: '#' }],
        },
        l,
      ),
  },
  {
    name: 'Vote board, weighted, its table open',
    html: (l) =>
      voteBoard(
        {
          votes: sampleVotes(l)
            .slice(0, 5)
            .map((vote, i) => ({ ...vote, weight: l.number(`${12 - i}.5`) })),
          label: say(l, 'resultH'),
          open: true,
        },
        l,
      ),
  },
]
