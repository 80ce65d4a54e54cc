import { stations } from '../../design/index.ts'
import type { Subject } from '../../platform/web/house.ts'
import type { Counts } from './rules/phases.ts'

/** How many subjects stand at each station of the chain. */
export const countStations = (subjects: readonly Subject[]): Counts =>
  Object.fromEntries(
    stations.map((station) => [station, subjects.filter((subject) => subject.station === station).length]),
  ) as unknown as Counts
