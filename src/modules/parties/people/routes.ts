import { NotFound } from '../../../platform/web/errors.ts'
import { one, readFields } from '../../../platform/web/fields.ts'
import { partyAdministrators, secretaries } from '../../../platform/web/policies.ts'
import type { ReadPolicy, Route } from '../../../platform/web/route.ts'
import { ownAddress, see } from '../../../platform/web/see.ts'
import { grantForm, revokeForm } from './grant.ts'
import { invitationsPage } from './invitations-page.ts'
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
    at: `${path}/:mandate`,
    post: async (c, form) => {
      const { values } = readFields(form)
      const invited = await invitePerson(c, values)
      const then = ownAddress(one(values, 'then'), '')
      // A link is shown here once, and so is why there is none; for the rest the list that led here tells it.
      if (then !== '' && ('sentTo' in invited || 'withdrawn' in invited)) return see(then)
      const page = await personPage(c, invited)
      if (!page) throw new NotFound()
      return page
    },
  },
]

/** Who acts for a party, managed by itself; and who acts for the secretariat. */
export const peopleRoutes: readonly Route[] = [
  ...routesBelow('/parties/:party/people', partyAdministrators),
  ...routesBelow('/secretariat/people', secretaries),
  { kind: 'page', path: '/secretariat/invitations', policy: secretaries, page: invitationsPage },
]
