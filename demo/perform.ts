import type { OpenHouse } from '../src/house.ts'
import { isRefusal, secretariat, type Actor, type Intention } from '../src/platform/record/index.ts'

/** Performs an act, in the secretariat's name unless told otherwise, and gives its id. */
export type Perform = (intention: Omit<Intention, 'actor'> & { actor?: Actor }) => Promise<string>

/** The demonstration has no refusals: one is a fault of its content, and stops it. */
export const performer =
  (house: OpenHouse): Perform =>
  async (intention) => {
    const done = await house.recorder.perform({ actor: { party: secretariat }, ...intention })
    if (isRefusal(done))
      throw new Error(`demonstration: ${intention.type} was refused: ${JSON.stringify(done)}`)
    return done.id
  }
