import { Fault } from '../log/index.ts'

/** What does not hold, and where: `entry 731`, or the name of a file. */
export class Broken extends Error {
  readonly where: string

  constructor(where: string, words: string) {
    super(words)
    this.where = where
  }
}

/** Tells a fault in what was read with the place at which it was read. */
export const brokenAt =
  (where: string) =>
  (error: unknown): never => {
    throw error instanceof Fault ? new Broken(where, error.message) : error
  }

/** The result of `work`, whose faults are told with a place. */
export function at<T>(where: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    return brokenAt(where)(error)
  }
}
