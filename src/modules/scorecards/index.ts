import { z } from 'zod'
import type { Module } from '../../platform/web/house.ts'
import { subjectsBelow } from '../../platform/web/links.ts'
import { anyone } from '../../platform/web/policies.ts'
import { findPath } from '../paths/index.ts'
import { pathPage } from './pages/path-page.ts'
import { countStations } from './queries.ts'
import { current, phases, standing } from './rules/phases.ts'

const subject = z.object({
  id: z.uuid(),
  station: z.string(),
  title: z.record(z.string(), z.string()),
  href: z.string(),
})

/** A path from proposal to result: reads all the rooms above, and owns nothing. */
export const scorecards: Module = {
  name: 'scorecards',
  acts: [],
  migrations: [],
  tells: {},
  routes: [
    { kind: 'page', path: '/paths/:code', policy: anyone, page: pathPage },
    {
      kind: 'data',
      path: '/paths/:code',
      policy: anyone,
      summary: 'One path: its phases, and what stands along its chain',
      answer: z.object({
        id: z.uuid(),
        code: z.string(),
        programme: z.string(),
        number: z.int(),
        title: z.record(z.string(), z.string()),
        aim: z.record(z.string(), z.string()),
        phase: z.enum(phases),
        phases: z.array(z.object({ phase: z.enum(phases), state: z.string() })),
        chain: z.array(subject),
      }),
      data: async (c) => {
        const path = await findPath(c.db, c.params['code'] ?? '')
        if (!path) return undefined
        const found = await subjectsBelow(c.house, c.db, path.id)
        const standings = standing(countStations(found))
        return {
          ...path,
          phase: current(standings),
          phases: standings.map(({ phase, state }) => ({ phase, state })),
          chain: found
            .filter(({ station }) => station !== 'none')
            .map(({ id, station, title, href }) => ({ id, station, title, href })),
        }
      },
    },
  ],
}
