/** Work of which one run is under way at a time; whatever asks for it meanwhile is served by one further run. */
export class Coalesced {
  readonly #work: () => Promise<void>
  #running: Promise<void> | undefined
  #again = false

  constructor(work: () => Promise<void>) {
    this.#work = work
  }

  run(): Promise<void> {
    if (this.#running) {
      this.#again = true
      return this.#running
    }
    this.#running = this.#runAll().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #runAll(): Promise<void> {
    do {
      this.#again = false
      await this.#work()
    } while (this.#again)
  }

  /** Resolves when nothing is under way; never rejects. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => {})
  }
}
