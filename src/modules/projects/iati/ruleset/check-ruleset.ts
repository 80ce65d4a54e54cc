import type { Report } from '../faults.ts'
import { positionOf } from '../model/locations.ts'
import { childOf, select } from '../tree.ts'
import type { Node } from '../tree.ts'
import { checkCompleteness } from './completeness.ts'
import { checkDates } from './dates.ts'
import { checkPercentages } from './percentages.ts'

/**
 * The rules of the IATI ruleset 2.03 on which figures, dates and places depend; not those on the form of
 * identifiers (1.x) and on single results (8.8 to 8.11). For an activity that the schema finds nothing
 * wrong with: values are taken to be well-formed.
 */
export function checkRuleset(activity: Node, report: Report, today?: string): void {
  checkCompleteness(activity, report)
  checkDates(activity, report, today)
  checkPercentages(activity, report)
  // The standard, location/point/pos: latitude and longitude with a space between them.
  for (const point of select(activity, 'location', 'point')) {
    if (!positionOf(point)) report('position-invalid', childOf(point, 'pos') ?? point)
  }
}
