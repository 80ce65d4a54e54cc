// The digest that a signature of an act covers, as the published format of the record says:
// SHA-256("caravanserai/act/v1\n" ‖ origin ‖ "\n" ‖ JCS(act)).

/** RFC 8785 for values of an entry: keys in the order of their UTF-16 code units, integers only. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

export const bytesOf = (text) => new TextEncoder().encode(text)

export async function actDigest(origin, act) {
  const bytes = bytesOf(`caravanserai/act/v1\n${origin}\n${canonical(act)}`)
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
}

export const base64url = (bytes) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
