const megabyte = 1_000_000
const millisecondsBetween = 1000

/** How far a long reading has come, once a second on stderr: bytes, items, rate, and the time that is left. */
export function progressOf(
  name: string,
  bytes: number,
): { at: (read: number, items: number) => void; end: () => void } {
  let began = performance.now()
  let told = began
  let last = 0
  let shown = false
  const isTerminal = process.stderr.isTTY
  return {
    at(read, items) {
      const now = performance.now()
      // the file is read again from its beginning
      if (read < last) began = now
      last = read
      if (now - told < millisecondsBetween) return
      told = now
      const seconds = (now - began) / 1000
      const rate = read / Math.max(seconds, 0.001)
      const left = rate > 0 ? Math.max(0, Math.ceil((bytes - read) / rate)) : 0
      const line = `${name}: ${mb(read)} of ${mb(bytes)} MB, ${items} activities, ${mb(rate)} MB/s, ${left} s left`
      process.stderr.write(isTerminal ? `\r\u001B[K${line}` : `${line}\n`)
      shown = true
    },
    end() {
      if (shown && isTerminal) process.stderr.write('\r\u001B[K')
    },
  }
}

const mb = (bytes: number): string => (bytes / megabyte).toFixed(1)
