import { html, section, voteBoard, type BoardVote, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { listVotes } from '../queries/lists.ts'
import type { BallotRow, DecisionRow } from '../tables.ts'

type Votes = Awaited<ReturnType<typeof listVotes>>

const drawn = { yes: 'yes', no: 'no', abstain: 'abstention' } as const

/** How a vote came in: signed by the member, recorded by the host, or by the secretariat on a letter. */
const howCast = (c: Ctx, vote: Votes[number]): Html => {
  const words = vote.letter ? 'cast-letter' : vote.signed ? 'cast-signed' : 'cast-host'
  return html`<a href="${c.href(`/record/${vote.index}`)}">${c.l.t(`decisions.${words}`)}</a>`
}

/** Every member's vote, on the board and in the table, in the alphabet of the reader's language. */
export async function everyVote(
  c: Ctx,
  ballot: BallotRow,
  votes: Votes,
  decision: DecisionRow,
): Promise<Html> {
  const { l } = c
  const names = await c.house.nameParties(ballot.members)
  const nameOf = (party: string) => l.pick(names.get(party) ?? {}).text || party
  const cast = new Map(votes.map((vote) => [vote.party, vote]))
  const rows: BoardVote[] = l.inOrder(ballot.members, nameOf).map((party) => {
    const vote = cast.get(party)
    return {
      short: shortOf(nameOf(party)),
      name: html`<bdi>${nameOf(party)}</bdi>`,
      href: c.href(`/parties/${party}`),
      choice: vote
        ? drawn[vote.choice as keyof typeof drawn]
        : ballot.present.includes(party)
          ? 'not-voting'
          : 'absent',
      ...(vote && { cast: howCast(c, vote) }),
    }
  })
  return section(
    { heading: l.t('decisions.every-vote'), note: l.t('decisions.every-vote-note'), id: 'votes' },
    voteBoard(
      {
        votes: rows,
        label: l.t('decisions.every-vote'),
        open: true,
        downloads: [
          { label: 'CSV', href: c.href(`/decisions/${decision.address}/votes.csv`) },
          { label: 'JSON', href: `/api/v1/decisions/${decision.address}` },
        ],
      },
      l,
    ),
  )
}

/** A few characters for the board: the last word of a name if it is short, else its beginning. */
function shortOf(name: string): string {
  const last = name.split(/\s+/).at(-1) ?? name
  return Array.from(last.length <= 4 ? last : name)
    .slice(0, 4)
    .join('')
}
