// Before an act is prepared, this device looks at the record itself: it checks the newest checkpoint against the last
// one it saw, and says in the act which it verified (`seen`). Without script, or where the browser lacks Ed25519, an act
// says nothing of the kind.

import { contains, fromBase64, openCheckpoint, toHex } from './log.js'

const key = 'record'

const read = async (path) => {
  const response = await fetch(`/record/${path}`)
  if (!response.ok) throw new Error(path)
  return new Uint8Array(await response.arrayBuffer())
}

const text = async (path) => new TextDecoder().decode(await read(path))

async function look() {
  const last = JSON.parse(localStorage.getItem(key) ?? 'null')
  const vkey = last?.vkey ?? (await text('key')).trim()
  const now = await openCheckpoint(await text('checkpoint'), vkey)
  const before = last ? { size: last.size, root: fromBase64(last.root) } : { size: 0 }
  // What is published may lag behind for a moment; an older one proves nothing new, and is no fault.
  if (now.size < before.size) return { size: before.size, root: toHex(before.root) }
  if (!(await contains(now, before, read))) return undefined
  localStorage.setItem(
    key,
    JSON.stringify({ vkey, size: now.size, root: btoa(String.fromCharCode(...now.root)) }),
  )
  return { size: now.size, root: toHex(now.root) }
}

for (const field of document.querySelectorAll('input[name="seen"]'))
  look().then(
    (seen) => {
      if (seen) field.value = JSON.stringify(seen)
      else field.form.querySelector('[data-record-differs]').hidden = false
    },
    () => {},
  )
