import { bareContent, html, section, table, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listClaims } from '../queries/claims.ts'
import { verdicts, type Verdict } from '../rules/verdict.ts'
import { verdictMark } from './verdict-mark.ts'

/** All claims with their verdicts. */
export async function claimsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const claims = await listClaims(c.db)
  const counts = verdicts
    .map((verdict) => ({ verdict, n: claims.filter(({ newest }) => newest?.verdict === verdict).length }))
    .filter(({ n }) => n > 0)
  return {
    title: l.t('statistics.claims'),
    crumbs: [
      { label: l.t('statistics.title'), href: c.href('/figures') },
      { label: l.t('statistics.claims') },
    ],
    fact: l.t('statistics.claims-fact', {
      n: claims.length,
      verdicts: l.list(
        counts.map(({ verdict, n }) =>
          l.t('statistics.verdict-count', { verdict: l.t(`statistics.verdict.${verdict}`), n }),
        ),
      ),
    }),
    body: section(
      { heading: l.t('statistics.list'), note: l.t('statistics.claims-note') },
      table(
        {
          label: l.t('statistics.claims'),
          columns: [
            { name: l.t('statistics.claim'), header: true },
            { name: l.t('statistics.origin') },
            { name: l.t('statistics.verdict') },
          ],
          rows: claims.map(({ address, claim, newest }) => [
            html`<a href="${c.href(`/figures/claims/${address}`)}">${bareContent(claim.sentence, l)}</a>`,
            claim.origin ? bareContent(claim.origin.by, l) : '',
            newest ? verdictMark(newest.verdict as Verdict, l) : '',
          ]),
          empty: l.t('statistics.no-claims'),
        },
        l,
      ),
    ),
  }
}
