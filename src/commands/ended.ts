import { once } from 'node:events'

/** Resolves when the process is told to end, or when npm, which started it, is gone. */
export async function ended(): Promise<void> {
  const parent = process.ppid
  const orphaned = new AbortController()
  const watch = process.env['npm_lifecycle_event']
    ? setInterval(() => {
        if (process.ppid !== parent) orphaned.abort()
      }, 500)
    : undefined
  await Promise.race([
    once(process, 'SIGINT'),
    once(process, 'SIGTERM'),
    once(process, 'SIGHUP'),
    new Promise<void>((resolve) => orphaned.signal.addEventListener('abort', () => resolve())),
  ])
  clearInterval(watch)
}
