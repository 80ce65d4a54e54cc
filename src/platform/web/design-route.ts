import { gallery } from '../../design/gallery.ts'
import { anyone } from './policies.ts'
import type { Route } from './route.ts'

/** The pieces of the design, each with its examples, in every language. */
export const designRoutes: readonly Route[] = [
  {
    kind: 'page',
    path: '/design',
    policy: anyone,
    page: async (c) => ({
      title: c.l.t('web.design'),
      crumbs: [{ label: c.l.t('web.design') }],
      wide: true,
      body: gallery(c.l),
    }),
  },
]
