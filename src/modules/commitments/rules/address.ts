/** A commitment in addresses: the twelfth is `c-12`. */
export const addressOf = (number: number): string => `c-${number}`

/** The number in such an address; nothing for any other word. */
export function numberAt(address: string): number | undefined {
  const digits = /^c-([1-9]\d{0,8})$/.exec(address)?.[1]
  return digits === undefined ? undefined : Number(digits)
}
