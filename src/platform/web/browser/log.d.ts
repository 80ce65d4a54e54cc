export interface Head {
  readonly size: number
  readonly root: Uint8Array
}
type Read = (path: string) => Promise<Uint8Array>
export function openCheckpoint(note: string, vkey: string): Promise<Head & { readonly origin: string }>
export function readTree(size: number, read: Read): (part: number) => Promise<Uint8Array>
export function contains(now: Head, before: Head | { readonly size: 0 }, read: Read): Promise<boolean>
