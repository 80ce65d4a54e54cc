import type { Charter, Majority, Share } from '../../bodies/index.ts'

export const choices = ['yes', 'no', 'abstain'] as const
export type Choice = (typeof choices)[number]

export interface Count {
  readonly yes: number
  readonly no: number
  readonly abstain: number
  /** present without casting a vote */
  readonly notVoting: number
  readonly absent: number
  readonly members: number
}

/** One comparison of two fractions, done by cross-multiplication so that nothing is rounded. */
export interface Comparison {
  readonly numerator: number
  readonly denominator: number
  readonly share: Share
  readonly strict: boolean
  readonly holds: boolean
}

export interface Tally {
  readonly count: Count
  readonly quorum: Comparison
  /** what the majority is counted of */
  readonly base: number
  /** the least number in favour that would suffice; more than the base where none would */
  readonly least: number
  readonly majority: Comparison
  readonly outcome: 'adopted' | 'rejected'
  readonly reason: 'majority-reached' | 'majority-not-reached' | 'quorum-not-met' | 'nobody-voted'
}

/** numerator/denominator compared with a share, exactly: a·d ≥ b·n, or > where strict. */
export function compare(numerator: number, denominator: number, share: Share, strict: boolean): Comparison {
  const left = BigInt(numerator) * BigInt(share.denominator)
  const right = BigInt(denominator) * BigInt(share.numerator)
  return { numerator, denominator, share, strict, holds: strict ? left > right : left >= right }
}

/** The least whole number of votes that reaches a share of a base: rounded up, and one more where strict and exact. */
export function leastOf(base: number, { numerator, denominator }: Share, strict: boolean): number {
  const product = BigInt(base) * BigInt(numerator)
  const whole = product / BigInt(denominator)
  const exact = product % BigInt(denominator) === 0n
  return Number(exact && !strict ? whole : whole + 1n)
}

/** UNGA rule 86: members who abstain are considered as not voting, and so are outside "present and voting". */
const baseOf = (count: Count, of: Majority['of']): number =>
  of === 'members' ? count.members : count.yes + count.no

/**
 * The result of a recorded vote under a charter: the quorum of those present among the members, then the majority of
 * its base. Without a single yes or no nothing is adopted, whatever the share.
 */
export function tally(count: Count, { quorum, majority }: Pick<Charter, 'quorum' | 'majority'>): Tally {
  const present = count.yes + count.no + count.abstain + count.notVoting
  const met = compare(present, count.members, quorum.share, quorum.strict)
  const base = baseOf(count, majority.of)
  const reached = compare(count.yes, base, majority.share, majority.strict)
  const reason = !met.holds
    ? 'quorum-not-met'
    : count.yes + count.no === 0
      ? 'nobody-voted'
      : reached.holds
        ? 'majority-reached'
        : 'majority-not-reached'
  return {
    count,
    quorum: met,
    base,
    least: leastOf(base, majority.share, majority.strict),
    majority: reached,
    outcome: reason === 'majority-reached' ? 'adopted' : 'rejected',
    reason,
  }
}

/** Counts the votes cast against the roll and the seats. A seat without a place on the roll is absent. */
export function countVotes(
  members: readonly string[],
  present: readonly string[],
  votes: ReadonlyMap<string, Choice>,
): Count {
  const of = (choice: Choice) => [...votes.values()].filter((cast) => cast === choice).length
  const cast = votes.size
  return {
    yes: of('yes'),
    no: of('no'),
    abstain: of('abstain'),
    notVoting: present.filter((party) => !votes.has(party)).length,
    absent: members.length - cast - present.filter((party) => !votes.has(party)).length,
    members: members.length,
  }
}
