import { html, section, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'

const parts = ['reading', 'keyboard', 'pictures', 'languages', 'script', 'trouble'] as const

/** What readers with disabilities can rely on here, and what to do where it falls short. */
export const accessibilityPage = async ({ l }: Ctx): Promise<Page> => ({
  title: l.t('home.accessibility'),
  crumbs: [{ label: l.t('home.accessibility') }],
  fact: l.t('home.accessibility-fact'),
  body: parts.map((part) =>
    section(
      { heading: l.t(`home.accessibility.${part}`) },
      html`<p>${l.t(`home.accessibility-words.${part}`)}</p>`,
    ),
  ),
})
