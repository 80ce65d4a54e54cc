import { downloadLine, section, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { listClaims } from '../queries/claims.ts'
import { claimsTable, verdictCounts } from './claims-list.ts'

/** All claims with their verdicts. */
export async function claimsPage(c: Ctx): Promise<Page> {
  const { l } = c
  const claims = await listClaims(c.db)
  return {
    title: l.t('statistics.claims'),
    crumbs: [
      { label: l.t('statistics.title'), href: c.href('/figures') },
      { label: l.t('statistics.claims') },
    ],
    fact: l.t('statistics.claims-fact', { n: claims.length, verdicts: verdictCounts(c, claims) }),
    body: section(
      { heading: l.t('statistics.list'), note: l.t('statistics.claims-note') },
      claimsTable(c, claims),
      downloadLine([{ label: 'JSON', href: '/api/v1/claims' }], l),
    ),
  }
}
