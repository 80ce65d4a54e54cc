import { examples as pictures } from '../pictures/examples.ts'
import { examples as chain } from './chain/examples.ts'
import { examples as content } from './content/examples.ts'
import { examples as definitionList } from './definition-list/examples.ts'
import { examples as disclosure } from './disclosure/examples.ts'
import { examples as emptyState } from './empty-state/examples.ts'
import { examples as errorSummary } from './error-summary/examples.ts'
import { examples as factLine } from './fact-line/examples.ts'
import { examples as filterForm } from './filter-form/examples.ts'
import { examples as form } from './form/examples.ts'
import { examples as notice } from './notice/examples.ts'
import { examples as pager } from './pager/examples.ts'
import { examples as phases } from './phases/examples.ts'
import { examples as progress } from './progress/examples.ts'
import { examples as recordFoot } from './record-foot/examples.ts'
import { examples as recount } from './recount/examples.ts'
import { examples as redline } from './redline/examples.ts'
import { examples as results } from './results/examples.ts'
import { examples as rows } from './rows/examples.ts'
import type { Example } from './samples.ts'
import { examples as section } from './section/examples.ts'
import { examples as sideBySide } from './side-by-side/examples.ts'
import { examples as status } from './status/examples.ts'
import { examples as stepper } from './stepper/examples.ts'
import { examples as table } from './table/examples.ts'
import { examples as tally } from './tally/examples.ts'
import { examples as timeline } from './timeline/examples.ts'
import { examples as voteBoard } from './vote-board/examples.ts'
import { examples as voteChoice } from './vote-choice/examples.ts'

/** Every example there is, in the order of the page that shows them. */
export const allExamples: Example[] = [
  ...factLine,
  ...status,
  ...chain,
  ...section,
  ...content,
  ...table,
  ...filterForm,
  ...pager,
  ...definitionList,
  ...rows,
  ...results,
  ...disclosure,
  ...timeline,
  ...phases,
  ...tally,
  ...voteBoard,
  ...voteChoice,
  ...recount,
  ...sideBySide,
  ...redline,
  ...errorSummary,
  ...form,
  ...stepper,
  ...progress,
  ...emptyState,
  ...notice,
  ...recordFoot,
  ...pictures,
]
