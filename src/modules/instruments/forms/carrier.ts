import type { Carrier } from '../../../platform/web/house.ts'
import { askText } from './ask-text.ts'
import { textFields } from './text-fields.ts'

/** The part of a proposal's form that asks for a text, which the decision would adopt. */
export const textCarrier: Carrier = {
  act: 'text.adopted',
  legend: 'instruments.carrier',
  fields: async (c, values, errors) => textFields(c, values, errors, true),
  ask: askText,
}
