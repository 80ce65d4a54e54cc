import {
  actions,
  content,
  downloadLine,
  html,
  rich,
  section,
  table,
  type Action,
  type Html,
  type Page,
} from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/viewer.ts'
import { recordFootOf } from '../../../platform/record/pages/record-foot.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { linkedTo } from '../../../platform/web/links.ts'
import { findDecision, listPositions, positionsOf } from '../../decisions/index.ts'
import { findTextAt, languagesHeld, paragraphsOf } from '../queries.ts'
import type { TextRow } from '../tables.ts'
import { languageFor, provisions, standing } from './shown.ts'
import { underParagraph } from './under-paragraph.ts'

/** A text: its paragraphs in the reader's language, what stands under each, its languages and the positions on it. */
export async function textPage(c: Ctx): Promise<Page | undefined> {
  const { l, db } = c
  const text = await findTextAt(db, c.params['text'] ?? '')
  if (!text) return undefined
  const [paragraphs, held, decision] = await Promise.all([
    paragraphsOf(db, text.id),
    languagesHeld(db, [text.id]),
    text.decision === null ? undefined : findDecision(db, text.decision),
  ])
  const positions = decision ? await listPositions(db, decision.id) : []
  const lang = languageFor(
    l,
    text.authentic,
    held.map((one) => one.language),
  )
  const below = await underParagraph(c, text, paragraphs, positions, decision?.address)
  const parts = (['preambular', 'operative'] as const).flatMap((kind) => {
    const own = paragraphs.filter((paragraph) => paragraph.kind === kind)
    return own.length === 0 ? [] : [{ kind, own }]
  })
  return {
    title: l.pick(text.title, text.authentic[0]).text,
    heading: content(text.title, l, text.authentic[0]),
    crumbs: [{ label: l.t('instruments.title'), href: c.href('/texts') }, { label: text.address }],
    fact: rich(l, decision ? 'instruments.fact-decided' : 'instruments.fact-entered', {
      kind: l.t(`instruments.kind.${text.kind}`),
      day: l.date((decision?.decided ?? text.adopted).slice(0, 10)),
      ...(decision && {
        decision: html`<a class="nw" href="${c.href(`/decisions/${decision.address}`)}"><bdi>${decision.symbol}</bdi></a>`,
      }),
      paragraphs: paragraphs.length,
      languages: held.length,
      reservations: positions.filter(({ kind }) => kind === 'reservation').length,
    }),
    body: [
      ...parts.map(({ kind, own }, i) =>
        section(
          { heading: l.t(`instruments.part.${kind}`), id: kind },
          i === 0 ? standing(l, lang, text.authentic) : '',
          provisions(own, lang, l, below),
        ),
      ),
      ...(decision ? [await positionsOf(c, decision, positions, actsWith(c.viewer, 'vote'))] : []),
      languagesOfText(c, text, held),
    ],
    side: await linkedTo(c, text.id),
    record: await recordFootOf(c, text.id),
  }
}

/** Which languages are authentic, which are translations and by which act, and which working languages are missing. */
function languagesOfText(c: Ctx, text: TextRow, held: Awaited<ReturnType<typeof languagesHeld>>): Html {
  const { l } = c
  const by = new Map(held.map((one) => [one.language, one]))
  const tags = [...new Set([...text.authentic, ...by.keys(), ...c.languages])]
  const address = `/texts/${text.address}`
  const offered: Action[] = [
    ...(held.length > 1 ? [{ label: l.t('instruments.compare'), href: c.href(`${address}/compare`) }] : []),
    ...(actsWith(c.viewer, 'secretary')
      ? [{ label: l.t('instruments.translate'), href: c.href(`${address}/translate`) }]
      : []),
  ]
  return section(
    { heading: l.t('instruments.languages'), id: 'languages' },
    table(
      {
        label: l.t('instruments.languages'),
        columns: [
          { name: l.t('instruments.language') },
          { name: l.t('instruments.standing') },
          { name: l.t('instruments.since') },
        ],
        rows: tags.map((tag) => {
          const one = by.get(tag)
          return [
            l.languageName(tag),
            l.t(
              text.authentic.includes(tag)
                ? 'instruments.authentic'
                : one
                  ? 'instruments.translation'
                  : 'instruments.not-held',
            ),
            one
              ? html`<a href="${c.href(`/record/${one.index}`)}">${l.date(one.since.slice(0, 10), 'short')}</a>`
              : '–',
          ]
        }),
      },
      l,
    ),
    offered.length > 0 ? actions(offered) : '',
    downloadLine([{ label: 'JSON', href: `/api/v1${address}` }], l),
  )
}
