import { z } from 'zod'
import { langText } from '../../../platform/language/index.ts'
import { act, holdsMandate, refuse } from '../../../platform/record/index.ts'
import { indexText } from '../../../platform/search/index.ts'
import { needsSignature } from '../../bodies/index.ts'
import { charterOver, findText, paragraphsOf } from '../../instruments/index.ts'
import { findParty } from '../../parties/index.ts'
import { listPaths } from '../../paths/index.ts'
import { addressOf } from '../rules/address.ts'
import { link } from './links.ts'

/** A party accepts a commitment that follows from an operative paragraph of a text. */
export const acceptCommitment = act({
  type: 'commitment.accepted',
  body: z.strictObject({
    text: z.uuid(),
    paragraph: z.int().min(1).max(10_000),
    title: langText(300),
    due: z.iso.date().optional(),
    paths: z.array(z.uuid()).max(20),
  }),
  refs: (body) => [body.text, ...body.paths],
  may: holdsMandate('sign'),
  check: async (trx, performed) => {
    const { body, actor } = performed
    if (!(await findParty(trx, actor.party))) return refuse('commitments.not-a-party')
    const text = await findText(trx, body.text)
    if (!text) return refuse('commitments.no-such-text', {}, 'text')
    const paragraph = (await paragraphsOf(trx, text.id)).find(({ number }) => number === body.paragraph)
    if (!paragraph) return refuse('commitments.no-such-paragraph', { number: body.paragraph }, 'paragraph')
    if (paragraph.kind !== 'operative')
      return refuse('commitments.not-operative', { number: body.paragraph }, 'paragraph')
    const paths = new Set((await listPaths(trx)).map(({ id }) => id))
    return body.paths.every((path) => paths.has(path))
      ? needsSignature(await charterOver(trx, text.id), performed)
      : refuse('commitments.no-such-path', {}, 'paths')
  },
  apply: async (trx, { id, body, actor, recorded, signed }) => {
    const { count } = await trx
      .selectFrom('view.commitment')
      .select((from) => from.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('view.commitment')
      .values({
        id,
        // The head is locked, so that the next number is free.
        number: count + 1,
        party: actor.party,
        text: body.text,
        paragraph: body.paragraph,
        title: JSON.stringify(body.title),
        due: body.due ?? null,
        paths: body.paths,
        accepted: recorded,
        signed,
      })
      .execute()
    await indexText(trx, {
      subject: id,
      kind: 'commitment',
      href: `/commitments/${addressOf(count + 1)}`,
      title: body.title,
    })
    const party = await findParty(trx, actor.party)
    if (party) await link(trx, id, party.own_id)
  },
})
