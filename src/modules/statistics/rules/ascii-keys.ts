/**
 * The first key, at any depth, that an entry of the record cannot hold: keys are ASCII, and none may set a JavaScript
 * object's prototype. A structure names marks and statuses by their keys.
 */
export function foreignKey(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [key, inside] of Object.entries(value)) {
    if (!/^\p{ASCII}*$/u.test(key) || key === '__proto__') return key
    const found = foreignKey(inside)
    if (found !== undefined) return found
  }
  return undefined
}
