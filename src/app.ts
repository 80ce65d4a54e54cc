import { identityRoutes } from './platform/identity/index.ts'
import { actRoutes } from './platform/record/routes/acts.ts'
import { feedRoutes } from './platform/record/routes/feed.ts'
import { letterRoutes } from './platform/record/routes/letters.ts'
import { logRoutes } from './platform/record/routes/log-files.ts'
import { recordPageRoutes } from './platform/record/routes/pages.ts'
import { receiptRoutes } from './platform/record/routes/receipts.ts'
import { webApplication } from './platform/web/application.ts'
import type { Lang } from './platform/language/index.ts'
import packageFile from '../package.json' with { type: 'json' }
import { readAssets } from './platform/web/assets.ts'
import { openapiRoute } from './platform/web/routes/openapi.ts'
import type { Route } from './platform/web/route.ts'
import { designRoutes } from './platform/web/design-route.ts'
import type { House, Module } from './platform/web/house.ts'
import { bodies } from './modules/bodies/index.ts'
import { commitments } from './modules/commitments/index.ts'
import { decisions } from './modules/decisions/index.ts'
import { home } from './modules/home/index.ts'
import { instruments } from './modules/instruments/index.ts'
import { parties } from './modules/parties/index.ts'
import { paths } from './modules/paths/index.ts'
import { projects } from './modules/projects/index.ts'
import { statistics } from './modules/statistics/index.ts'
import { scorecards } from './modules/scorecards/index.ts'

/** The rooms of the product, in their order: each may use those above it, and none below. */
export const modules: readonly Module[] = [
  paths,
  parties,
  bodies,
  decisions,
  instruments,
  commitments,
  projects,
  statistics,
  scorecards,
  home,
]

/** Every route of the platform and of the modules, each with its policy. */
export const routes: readonly Route[] = [
  ...identityRoutes,
  ...actRoutes,
  ...letterRoutes,
  ...logRoutes,
  ...feedRoutes,
  ...recordPageRoutes,
  ...receiptRoutes,
  ...designRoutes,
  ...modules.flatMap((module) => module.routes),
]

/** The web application. */
export const createApp = (house: House, languages?: readonly Lang[]) =>
  webApplication(
    house,
    [...routes, openapiRoute(packageFile.version, routes, modules)],
    readAssets(),
    languages,
  )
