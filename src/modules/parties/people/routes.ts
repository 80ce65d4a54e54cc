import { NotFound } from '../../../platform/web/errors.ts'
import { readFields } from '../../../platform/web/fields.ts'
import { partyAdministrators, secretaries } from '../../../platform/web/policies.ts'
import type { ReadPolicy, Route } from '../../../platform/web/route.ts'
import { grantForm, revokeForm } from './grant.ts'
import { invitePerson } from './invite.ts'
import { peoplePage } from './people-page.ts'
import { personPage } from './person-page.ts'

const routesBelow = (path: string, policy: ReadPolicy): Route[] => [
  { kind: 'page', path, policy, page: peoplePage },
  grantForm(path, policy),
  { kind: 'page', path: `${path}/:mandate`, policy, page: (c) => personPage(c) },
  revokeForm(path, policy),
  {
    kind: 'own',
    path: `${path}/:mandate/invite`,
    policy,
    post: async (c, form) => {
      const page = await personPage(c, await invitePerson(c, readFields(form).values))
      if (!page) throw new NotFound()
      return page
    },
  },
]

/** Who acts for a party, managed by itself; and who acts for the secretariat. */
export const peopleRoutes: readonly Route[] = [
  ...routesBelow('/parties/:party/people', partyAdministrators),
  ...routesBelow('/secretariat/people', secretaries),
]
