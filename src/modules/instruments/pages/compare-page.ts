import {
  bareContent,
  checkboxGroup,
  filterForm,
  html,
  section,
  sideBySide,
  type Page,
} from '../../../design/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { findTextAt, languagesHeld, paragraphsOf } from '../queries.ts'
import { languageFor, withHeadings } from './shown.ts'

/** A text in two or more of its languages, paragraph by paragraph; which ones stands in the address (`with=fr`). */
export async function comparePage(c: Ctx): Promise<Page | undefined> {
  const { l } = c
  const text = await findTextAt(c.db, c.params['text'] ?? '')
  if (!text) return undefined
  const [paragraphs, rows] = await Promise.all([paragraphsOf(c.db, text.id), languagesHeld(c.db, [text.id])])
  const held = rows.map(({ language }) => language)
  const first = languageFor(l, text.authentic, held)
  const others = [...new Set([...text.authentic, ...held])].filter((tag) => tag !== first)
  const wanted = others.filter((tag) => c.query.getAll('with').includes(tag))
  const beside = wanted.length > 0 ? wanted : others.slice(0, 1)
  const languages = [first, ...beside]
  const href = c.href(`/texts/${text.address}`)
  return {
    title: l.t('instruments.compare-title', { title: l.pick(text.title, text.authentic[0]).text }),
    wide: true,
    crumbs: [
      { label: l.t('instruments.title'), href: c.href('/texts') },
      { label: bareContent(text.title, l, text.authentic[0]), href },
      { label: l.t('instruments.side-by-side') },
    ],
    fact: l.t('instruments.compare-fact', { paragraphs: paragraphs.length, languages: languages.length }),
    body: section(
      { heading: l.t('instruments.side-by-side') },
      filterForm(
        {
          fields: [
            checkboxGroup(
              {
                name: 'with',
                small: true,
                label: l.t('instruments.beside'),
                values: beside,
                options: others.map((tag) => ({ value: tag, label: html`<bdi>${l.ownName(tag)}</bdi>` })),
              },
              l,
            ),
          ],
        },
        l,
      ),
      sideBySide(
        {
          languages,
          standing: Object.fromEntries(
            languages.map((tag) => [
              tag,
              l.t(text.authentic.includes(tag) ? 'instruments.authentic' : 'instruments.translation'),
            ]),
          ),
          paragraphs: withHeadings(paragraphs, languages, l),
        },
        l,
      ),
    ),
  }
}
