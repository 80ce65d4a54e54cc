import { z } from 'zod'
import { anyone } from '../../platform/web/policies.ts'
import { listOf } from '../../platform/web/lists.ts'
import type { Route } from '../../platform/web/route.ts'
import { listPositions } from '../decisions/index.ts'
import { findPath } from '../paths/index.ts'
import { enterForm } from './forms/enter.ts'
import { translateForm } from './forms/translate.ts'
import { comparePage } from './pages/compare-page.ts'
import { textPage } from './pages/text-page.ts'
import { textsPage } from './pages/texts-page.ts'
import { findTextAt, languagesHeld, listTexts, paragraphsOf } from './queries.ts'
import type { TextRow } from './tables.ts'

const words = z.record(z.string(), z.string())

const textAnswer = z.object({
  id: z.uuid(),
  address: z.string(),
  title: words,
  kind: z.string(),
  authentic: z.array(z.string()),
  paths: z.array(z.uuid()),
  decision: z.uuid().nullable(),
  adopted: z.string(),
})

const wholeText = textAnswer.extend({
  languages: z.array(
    z.object({ language: z.string(), authentic: z.boolean(), act: z.uuid(), since: z.string() }),
  ),
  paragraphs: z.array(z.object({ number: z.int(), kind: z.string(), text: words })),
  positions: z.array(
    z.object({
      id: z.uuid(),
      party: z.string(),
      kind: z.string(),
      paragraph: z.int().nullable(),
      words: z.string().describe('the commitment to the words; they are at /record/disclosed/<commitment>'),
    }),
  ),
})

const textOf = (row: TextRow): z.output<typeof textAnswer> => row

export const routes: readonly Route[] = [
  { kind: 'page', path: '/texts', policy: anyone, page: textsPage },
  enterForm,
  { kind: 'page', path: '/texts/:text/compare', policy: anyone, page: comparePage },
  translateForm,
  { kind: 'page', path: '/texts/:text', policy: anyone, page: textPage },
  {
    kind: 'data',
    path: '/texts',
    policy: anyone,
    summary: 'Texts, by the id of the act that adopted them',
    query: z.object({ path: z.string().optional().describe('the code of a path') }),
    answer: listOf(textAnswer).schema,
    data: async (c) => {
      const code = c.query.get('path')
      const path = code ? await findPath(c.db, code) : undefined
      const texts = code && !path ? [] : await listTexts(c.db, { path: path?.id })
      return listOf(textAnswer).answer(c, texts.map(textOf), ({ id }) => id)
    },
  },
  {
    kind: 'data',
    path: '/texts/:text',
    policy: anyone,
    summary: 'One text, with its paragraphs in all its languages and the positions on it',
    answer: wholeText,
    data: async (c) => {
      const text = await findTextAt(c.db, c.params['text'] ?? '')
      if (!text) return undefined
      const [paragraphs, languages, positions] = await Promise.all([
        paragraphsOf(c.db, text.id),
        languagesHeld(c.db, [text.id]),
        text.decision === null ? [] : listPositions(c.db, text.decision),
      ])
      return {
        ...textOf(text),
        languages: languages.map(({ language, act_id: act, since }) => ({
          language,
          authentic: text.authentic.includes(language),
          act,
          since,
        })),
        paragraphs: paragraphs.map(({ number, kind, words: text }) => ({ number, kind, text })),
        positions: positions.map(({ id, party, kind, paragraph, words }) => ({
          id,
          party,
          kind,
          paragraph,
          words,
        })),
      } satisfies z.output<typeof wholeText>
    },
  },
]
