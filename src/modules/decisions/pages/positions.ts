import { emptyState, html, languageNotice, section, type Html } from '../../../design/index.ts'
import { directionOf } from '../../../platform/language/index.ts'
import { disclosed } from '../../../platform/record/disclosed.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { listPositions } from '../queries/lists.ts'
import type { DecisionRow } from '../tables.ts'

type Positions = Awaited<ReturnType<typeof listPositions>>

/** The positions under a decision, in the members' own words, each with its act. */
export async function positionsOf(
  c: Ctx,
  decision: DecisionRow,
  positions: Positions,
  mayState: boolean,
): Promise<Html> {
  const { l } = c
  const names = await c.house.nameParties(positions.map(({ party }) => party))
  const words = await disclosed(
    c.db,
    positions.map((position) => position.words),
    c.viewer,
  )
  return section(
    { heading: l.t('decisions.positions'), id: 'positions' },
    positions.length === 0
      ? emptyState({ what: l.t('decisions.no-positions') })
      : html`<ul class="rows">${positions.map((position) => {
          const said = words.get(position.words)
          return html`<li id="p-${position.index}"><h3>${l.t(`decisions.position.${position.kind}`)}, <a href="${c.href(`/parties/${position.party}`)}"><bdi>${l.pick(names.get(position.party) ?? {}).text}</bdi></a></h3>
${
  said?.state === 'shown'
    ? html`<p class="words" lang="${said.language ?? l.lang}" dir="${directionOf(said.language ?? l.lang)}">${String(said.value)}</p>${said.language && said.language !== l.lang ? languageNotice(said.language, l) : ''}`
    : html`<p class="soft">${l.t(`decisions.words-${said?.state ?? 'absent'}`)}</p>`
}<p class="small soft">${position.paragraph === null ? '' : html`${l.t('decisions.to-paragraph', { n: position.paragraph })} · `}<a href="${c.href(`/record/${position.index}`)}">${l.t('decisions.act', { index: position.index })}</a> · ${l.t(position.signed ? 'decisions.signed' : 'decisions.not-signed')} · ${l.t('decisions.stands')}</p></li>`
        })}</ul>`,
    mayState
      ? html`<p class="acts"><a class="button" href="${c.href(`/decisions/${decision.address}/position`)}">${l.t('decisions.state-position')}</a></p>`
      : '',
  )
}
