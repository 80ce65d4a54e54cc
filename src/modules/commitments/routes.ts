import { z } from 'zod'
import type { Ctx } from '../../platform/web/context.ts'
import { csvAnswer } from '../../platform/web/downloads.ts'
import { listOf } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { Route } from '../../platform/web/route.ts'
import { acceptForm } from './forms/accept.ts'
import { evidenceForm } from './forms/evidence.ts'
import { reportForm } from './forms/report.ts'
import { asked, commitmentsAsked, dayAsked, listQuery, ofState } from './pages/asked-list.ts'
import { commitmentPage } from './pages/commitment-page.ts'
import { commitmentsPage } from './pages/commitments-page.ts'
import { evidenceOf, findCommitmentAt, listCommitments, reportsOn, type Commitment } from './queries.ts'
import { addressOf } from './rules/address.ts'
import { commitmentStates } from './rules/standing.ts'

const commitmentAnswer = z.object({
  id: z.uuid(),
  address: z.string(),
  party: z.string(),
  text: z.uuid(),
  paragraph: z.int(),
  title: z.record(z.string(), z.string()),
  due: z.string().nullable(),
  paths: z.array(z.uuid()),
  accepted: z.string(),
  signed: z.boolean(),
  state: z.enum(commitmentStates),
  overdue: z.boolean(),
})

const reportAnswer = z.object({
  id: z.uuid(),
  progress: z.string(),
  words: z.string().describe('the commitment to the words; they are at /record/disclosed/<commitment>'),
  reported: z.string(),
  signed: z.boolean(),
})

const evidenceAnswer = z.object({ act: z.uuid(), linkedBy: z.uuid(), linked: z.string() })

const answerOf = ({ number, ...row }: Commitment): z.output<typeof commitmentAnswer> => ({
  ...row,
  address: addressOf(number),
})

const listed = async (c: Ctx): Promise<Commitment[]> => {
  const filter = asked(c)
  return ofState(await commitmentsAsked(c, filter), filter)
}

export const routes: readonly Route[] = [
  { kind: 'page', path: '/commitments', policy: anyone, page: commitmentsPage },
  {
    kind: 'file',
    path: '/commitments.csv',
    policy: anyone,
    file: async (c) =>
      csvAnswer(
        'commitments.csv',
        ['commitment', 'title', 'party', 'text', 'paragraph', 'due', 'state', 'overdue'],
        (await listed(c)).map((one) => [
          addressOf(one.number),
          c.l.pick(one.title).text,
          one.party,
          one.text,
          String(one.paragraph),
          one.due ?? '',
          one.state,
          one.overdue ? 'yes' : 'no',
        ]),
      ),
  },
  acceptForm,
  reportForm,
  evidenceForm,
  { kind: 'page', path: '/commitments/:id', policy: anyone, page: commitmentPage },
  {
    kind: 'data',
    path: '/commitments',
    policy: anyone,
    summary: 'Commitments as they stood on a day, by the id of the act that accepted them',
    query: listQuery,
    answer: listOf(commitmentAnswer).schema,
    data: async (c) => listOf(commitmentAnswer).answer(c, (await listed(c)).map(answerOf), ({ id }) => id),
  },
  {
    kind: 'data',
    path: '/commitments/:id',
    policy: anyone,
    summary: 'One commitment, with its reports and what shows delivery',
    query: listQuery.pick({ asof: true }),
    answer: commitmentAnswer.extend({
      reports: z.array(reportAnswer),
      evidence: z.array(evidenceAnswer),
    }),
    data: async (c) => {
      const found = await findCommitmentAt(c.db, c.params['id'] ?? '')
      const [commitment] = found ? await listCommitments(c.db, dayAsked(c), {}, [found.id]) : []
      if (!commitment) return undefined
      const [reports, evidence] = await Promise.all([
        reportsOn(c.db, commitment.id),
        evidenceOf(c.db, commitment.id),
      ])
      return {
        ...answerOf(commitment),
        reports: reports.map(({ id, progress, words, reported, signed }) => ({
          id,
          progress,
          words,
          reported,
          signed,
        })),
        evidence: evidence.map(({ evidence: act, act_id: linkedBy, linked }) => ({ act, linkedBy, linked })),
      }
    },
  },
]
