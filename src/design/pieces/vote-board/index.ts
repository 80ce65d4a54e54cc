import type { Locale } from '../../../platform/language/types.ts'
import { html, link, type Html, type Words } from '../../html.ts'
import { disclosure } from '../disclosure/index.ts'
import { downloadLine, type Download } from '../pager/index.ts'
import { shapeOf, type StatusKind } from '../status/index.ts'
import { table, type Column } from '../table/index.ts'

/** What a voter did, in the order in which it is shown everywhere. */
export const choices = ['yes', 'no', 'abstention', 'not-voting', 'absent'] as const
export type Choice = (typeof choices)[number]

/** The shape of each choice. */
export const choiceKind: Record<Choice, StatusKind> = {
  yes: 'yes',
  no: 'no',
  abstention: 'open',
  'not-voting': 'none',
  absent: 'absent',
}

export type BoardVote = {
  /** On the board: a few characters. */
  short: string
  name: Words
  href?: string
  choice: Choice
  /** How it was cast: in the hall, by letter. */
  cast?: Words
  /** A decimal as the language writes it, where votes are weighted. */
  weight?: Words
}

export type VoteBoard = {
  /** In the order of the roll. */
  votes: BoardVote[]
  /** What the table is called. */
  label: string
  /** A filter form above the table; `shown` are the rows it leaves, all votes otherwise. */
  filter?: Html
  shown?: BoardVote[]
  sort?: Partial<Record<'member' | 'vote', Column['sort']>>
  downloads?: Download[]
  open?: boolean
}

/** Seats as a grid in the order of the roll, the choice by shape and colour, and the same as a table. */
export function voteBoard(board: VoteBoard, l: Locale): Html {
  const { votes, shown = votes, label, filter, sort = {}, downloads = [], open = false } = board
  const weighted = votes.some((vote) => vote.weight !== undefined)
  const cast = votes.some((vote) => vote.cast !== undefined)
  const roll = new Map(votes.map((vote, i) => [vote, i + 1]))
  const columns: Column[] = [
    { name: l.t('design.board.roll'), align: 'end' },
    { name: l.t('design.board.member'), header: true, ...(sort.member && { sort: sort.member }) },
    { name: l.t('design.board.vote'), ...(sort.vote && { sort: sort.vote }) },
  ]
  if (weighted) columns.push({ name: l.t('design.board.weight'), align: 'end' })
  if (cast) columns.push({ name: l.t('design.board.cast') })
  return html`<div>
    <div class="board" role="img" aria-label="${l.t('design.board.label', { n: votes.length })}">
      ${votes.map(({ short, choice }) => html`<span class="${shapeOf(choiceKind[choice])}">${short}</span>`)}
    </div>
    ${disclosure(
      l.t('design.as-table', { n: votes.length }),
      html`${filter ?? ''}${table(
        {
          label,
          dense: true,
          columns,
          rows: shown.map((vote) => [
            l.number(roll.get(vote) ?? 0),
            link(vote.name, vote.href),
            { value: l.t(`design.choice.${vote.choice}`), class: shapeOf(choiceKind[vote.choice]) },
            ...(weighted ? [vote.weight ?? '–'] : []),
            ...(cast ? [vote.cast ?? '–'] : []),
          ]),
        },
        l,
      )}${downloads.length ? downloadLine(downloads, l) : ''}`,
      open,
    )}
  </div>`
}
