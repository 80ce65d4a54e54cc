import type { Scribe } from '../scribe.ts'
import { decide } from './decide.ts'
import { deliver } from './deliver.ts'
import { establish } from './establish.ts'
import { measure } from './measure.ts'
import { redact } from './redact.ts'
import { windUp } from './wind-up.ts'

/** Everything that golden entries tell, in order. It only ever grows, and at its end: see `make.ts`. */
export async function performScenario(scribe: Scribe): Promise<void> {
  await establish(scribe)
  await decide(scribe)
  await deliver(scribe)
  await measure(scribe)
  await windUp(scribe)
  await redact(scribe)
}
