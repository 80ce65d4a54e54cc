import { identityRoutes } from './platform/identity/index.ts'
import { actRoutes } from './platform/record/routes/acts.ts'
import { logRoutes } from './platform/record/routes/log-files.ts'
import { recordPageRoutes } from './platform/record/routes/pages.ts'
import { webApplication } from './platform/web/application.ts'
import { readAssets } from './platform/web/assets.ts'
import { designRoutes } from './platform/web/design-route.ts'
import type { House, Module } from './platform/web/house.ts'
import { bodies } from './modules/bodies/index.ts'
import { decisions } from './modules/decisions/index.ts'
import { home } from './modules/home/index.ts'
import { parties } from './modules/parties/index.ts'
import { paths } from './modules/paths/index.ts'

/** The rooms of the product, in their order: each may use those above it, and none below. */
export const modules: readonly Module[] = [paths, parties, bodies, decisions, home]

/** The web application: every route of the platform and of the modules, each with its policy. */
export const createApp = (house: House) =>
  webApplication(
    house,
    [
      ...identityRoutes,
      ...actRoutes,
      ...logRoutes,
      ...recordPageRoutes,
      ...designRoutes,
      ...modules.flatMap(({ routes }) => routes),
    ],
    readAssets(),
  )
