import { bareContent, html, table, type Html } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { JudgedClaim } from '../queries/claims.ts'
import { verdicts, type Verdict } from '../rules/verdict.ts'
import { verdictMark } from './verdict-mark.ts'

/** Claims with who published them and what they were found to be last. */
export const claimsTable = (c: Ctx, claims: readonly JudgedClaim[]): Html => {
  const { l } = c
  return table(
    {
      label: l.t('statistics.claims'),
      columns: [{ name: l.t('statistics.claim'), header: true }, { name: l.t('statistics.verdict') }],
      rows: claims.map(({ address, claim, newest }) => [
        html`<a href="${c.href(`/figures/claims/${address}`)}">${bareContent(claim.sentence, l)}</a>${
          claim.origin ? html`<br><span class="small soft">${bareContent(claim.origin.by, l)}</span>` : ''
        }`,
        verdictMark(newest.verdict, l),
      ]),
      empty: l.t('statistics.no-claims'),
    },
    l,
  )
}

/** How many claims have each verdict, in the order of verdicts: '5 confirmed within rounding, 1 conflicting sources'. */
export const verdictCounts = ({ l }: Ctx, claims: readonly JudgedClaim[]): string => {
  const counts = Map.groupBy(claims, ({ newest }) => newest.verdict)
  const words = (verdict: Verdict, n: number) => {
    const [first = '', ...rest] = l.t(`statistics.verdict.${verdict}`)
    return l.t('statistics.verdict-count', { verdict: first.toLocaleLowerCase(l.lang) + rest.join(''), n })
  }
  return l.list(
    verdicts.flatMap((verdict) => {
      const n = counts.get(verdict)?.length
      return n === undefined ? [] : [words(verdict, n)]
    }),
  )
}
