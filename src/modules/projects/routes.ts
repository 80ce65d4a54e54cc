import { z } from 'zod'
import { csvAnswer, fileAnswer } from '../../platform/web/downloads.ts'
import { limitOf, listOf, nextAddress } from '../../platform/web/lists.ts'
import { anyone } from '../../platform/web/policies.ts'
import type { Route } from '../../platform/web/route.ts'
import { linkForm } from './forms/link.ts'
import { exportProject } from './export/project-xml.ts'
import { projectsCsv, transactionsCsv } from './export/tables.ts'
import { activityFrom, fromJsonML } from './iati/index.ts'
import { filterOf } from './pages/filter.ts'
import { mapPage, mostPlaces } from './pages/map-page.ts'
import { projectPage } from './pages/project-page.ts'
import { projectsPage } from './pages/projects-page.ts'
import { findFile, listFiles } from './queries/files.ts'
import { findLink, findProject, treeOf } from './queries/find.ts'
import { projectsAfter } from './queries/lists.ts'
import { placesOf } from './queries/places.ts'
import { totalsBySet } from './queries/totals.ts'
import { cluster } from './rules/cluster.ts'

const text = z.record(z.string(), z.string())
const sums = z
  .record(z.string(), z.string())
  .describe('exact decimals by ISO 4217 code; no key where there is no data')

const projectAnswer = z.object({
  identifier: z.string(),
  titles: text,
  status: z.string().describe('ActivityStatus'),
  starts: z.string().nullable(),
  ends: z.string().nullable(),
  countries: z.array(z.string()),
  reporting_ref: z.string(),
  reporting_names: text,
  set: z.string(),
})

const filter = z.object({
  q: z.string().optional(),
  country: z.string().optional(),
  sector: z.string().optional().describe('vocabulary:code'),
  status: z.string().optional(),
  reporter: z.string().optional(),
  set: z.string().optional(),
  path: z.uuid().optional(),
  limit: z.int().optional(),
  after: z.string().optional(),
})

const fileAnswerOf = z.object({
  file: z.string().describe('SHA-256; the bytes are at /record/file/<file>'),
  act_id: z.uuid(),
  entry: z.int(),
  set: z.string(),
  name: z.string(),
  media: z.string(),
  bytes: z.int(),
  version: z.string(),
  activities: z.int(),
  transactions: z.int(),
  locations: z.int(),
  left_out: z.int().describe('contact details that were left out'),
  published: z.string(),
})

const placeAnswer = z.object({
  names: text,
  longitude: z.number(),
  latitude: z.number(),
  locations: z.int(),
  places: z.int(),
})

const totalsAnswer = z.object({
  set: z.string(),
  totals: z.object({
    projects: z.int(),
    locations: z.int(),
    transactions: z.int(),
    secondary: z.int(),
    parts: z.int(),
    commitments: sums,
    incomingCommitments: sums,
    disbursements: sums,
  }),
})

export const routes: readonly Route[] = [
  { kind: 'page', path: '/projects', policy: anyone, page: projectsPage },
  {
    kind: 'file',
    path: '/projects.csv',
    policy: anyone,
    file: async (c) => csvAnswer('projects.csv', ...(await projectsCsv(c.db, filterOf(c), c.l))),
  },
  { kind: 'page', path: '/projects/map', policy: anyone, page: mapPage },
  linkForm,
  {
    kind: 'file',
    path: '/projects/:identifier/transactions.csv',
    policy: anyone,
    file: async (c) => {
      const project = await findProject(c.db, c.params['identifier'] ?? '')
      return project && csvAnswer(`${project.identifier}.csv`, ...(await transactionsCsv(c.db, project)))
    },
  },
  {
    kind: 'file',
    path: String.raw`/projects/:file{.+\.xml}`,
    policy: anyone,
    file: async (c) => {
      const identifier = (c.params['file'] ?? '').slice(0, -'.xml'.length)
      const xml = await exportProject(c.db, identifier)
      return xml === undefined
        ? undefined
        : fileAnswer(`${identifier}.xml`, 'application/xml; charset=utf-8', Buffer.from(xml))
    },
  },
  { kind: 'page', path: '/projects/:identifier', policy: anyone, page: projectPage },
  {
    kind: 'data',
    path: '/projects',
    policy: anyone,
    summary: 'Projects, by their IATI identifier',
    query: filter,
    answer: listOf(projectAnswer).schema,
    data: async (c) => {
      const limit = limitOf(c)
      const found = await projectsAfter(c.db, filterOf(c), c.query.get('after') ?? '', limit + 1)
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return { items, next: found.length > limit && last ? nextAddress(c, last.identifier) : null }
    },
  },
  {
    kind: 'data',
    path: '/projects/map',
    policy: anyone,
    summary: 'Locations of projects, gathered into few enough places for one map',
    query: filter,
    answer: z.object({ places: z.array(placeAnswer), unplaced: z.int() }),
    data: async (c) => {
      const { cells, unplaced } = await placesOf(c.db, filterOf(c))
      return { places: cluster(cells, mostPlaces).map(({ x: _x, y: _y, ...place }) => place), unplaced }
    },
  },
  {
    kind: 'data',
    path: '/projects/:identifier',
    policy: anyone,
    summary: 'One project: its activity as a model, the file that it stands in, and what it is linked to',
    answer: z.object({
      activity: z.record(z.string(), z.unknown()),
      file: z.string(),
      line: z.int(),
      set: z.string(),
      targets: z.array(z.uuid()),
      paths: z.array(z.uuid()),
    }),
    data: async (c) => {
      const project = await findProject(c.db, c.params['identifier'] ?? '')
      if (!project) return undefined
      const [{ tree }, file, link] = await Promise.all([
        treeOf(c.db, project),
        findFile(c.db, project.file),
        findLink(c.db, project.identifier),
      ])
      return {
        activity: activityFrom(fromJsonML(tree)),
        file: project.file,
        line: project.line,
        set: file?.set,
        targets: link?.targets ?? [],
        paths: link?.paths ?? [],
      }
    },
  },
  {
    kind: 'data',
    path: '/activity-files',
    policy: anyone,
    summary: 'Published IATI activity files, by their SHA-256',
    answer: listOf(fileAnswerOf).schema,
    data: async (c) => listOf(fileAnswerOf).answer(c, await listFiles(c.db), ({ file }) => file),
  },
  {
    kind: 'data',
    path: '/activity-files/totals',
    policy: anyone,
    summary: 'Exact totals of the projects that stand, by the set of files that they are in',
    answer: listOf(totalsAnswer).schema,
    data: async (c) => listOf(totalsAnswer).answer(c, await totalsBySet(c.db), ({ set }) => set),
  },
]
