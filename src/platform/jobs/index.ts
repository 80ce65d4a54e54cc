import { tryAdvisoryLock } from '../database/index.ts'
import { dropOldForms } from '../identity/forms.ts'
import { removeRedacted } from '../record/replay/index.ts'
import type { House } from '../web/house.ts'

const seconds = 10

/**
 * What time alone brings about: each room's jobs, one process at a time. A job performs acts like anybody; where there
 * is nothing to do it does nothing. Gives a function that stops, after the round that is under way.
 */
export function keepTime(house: House, onFault: (error: unknown) => void): () => Promise<void> {
  let round = Promise.resolve()
  const timer = setInterval(() => {
    round = round.then(() => doJobs(house)).catch(onFault)
  }, seconds * 1000)
  return async () => {
    clearInterval(timer)
    await round
  }
}

/** One round of every job, unless another process is at it. */
export async function doJobs(house: House): Promise<void> {
  await tryAdvisoryLock(house.database, 'jobs', async () => {
    await house.mailer.deliver()
    await dropOldForms(house.database.db)
    await removeRedacted(house.database, house.files)
    for (const { jobs = [] } of house.modules) for (const job of jobs) await job(house)
  })
}
