import { html, links, type Html } from '../../../design/index.ts'
import { actsWith } from '../../../platform/identity/viewer.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { listPositions } from '../../decisions/index.ts'
import type { ParagraphRow, TextRow } from '../tables.ts'

type Positions = Awaited<ReturnType<typeof listPositions>>

/**
 * What stands under each paragraph: the positions that members stated on it, each leading to its words below; and,
 * for whoever may, the way to a position of their own (on the decision with this address) and to a commitment. Commitments follow from operative paragraphs alone.
 */
export async function underParagraph(
  c: Ctx,
  text: TextRow,
  paragraphs: readonly ParagraphRow[],
  positions: Positions,
  decision: string | undefined,
): Promise<(number: number) => Html | undefined> {
  const { l } = c
  const names = await c.house.nameParties(positions.map(({ party }) => party))
  const stated = Map.groupBy(positions, ({ paragraph }) => paragraph)
  const operative = new Set(paragraphs.filter(({ kind }) => kind === 'operative').map(({ number }) => number))
  const maySign = actsWith(c.viewer, 'sign')
  const mayState = decision !== undefined && actsWith(c.viewer, 'vote')
  return (number) => {
    const offered = [
      ...(stated.get(number) ?? []).map(
        (position) =>
          html`<a href="#p-${position.index}">${l.t(`instruments.position.${position.kind}`)}</a>: <bdi>${l.pick(names.get(position.party) ?? {}).text}</bdi>`,
      ),
      ...(mayState
        ? [
            html`<a href="${c.href(`/decisions/${decision}/position?paragraph=${number}`)}">${l.t('instruments.state-position')}</a>`,
          ]
        : []),
      ...(maySign && operative.has(number)
        ? [
            html`<a href="${c.href(`/commitments/accept/${text.address}?paragraph=${number}`)}">${l.t('instruments.accept-commitment')}</a>`,
          ]
        : []),
    ]
    return offered.length === 0 ? undefined : links(offered)
  }
}
