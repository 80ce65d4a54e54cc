import type { Route } from '../../../platform/web/route.ts'
import { admitForm } from './admit.ts'
import { contestForm } from './contest.ts'
import { describeForm } from './describe.ts'
import { changeStatusForm, statusForm } from './status.ts'

/** The forms of this room, before the pages whose addresses would else take theirs. */
export const formRoutes: readonly Route[] = [
  admitForm,
  describeForm,
  statusForm,
  changeStatusForm,
  contestForm,
]
