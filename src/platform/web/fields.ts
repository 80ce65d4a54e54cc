import type { Filled } from './route.ts'

const limitOfFields = 2000

/** A form's typed values by name, and its files. A name given several times keeps all its values. */
export function readFields(form: FormData): {
  values: Record<string, string | string[]>
  files: Record<string, File>
} {
  const values: Record<string, string | string[]> = {}
  const files: Record<string, File> = {}
  let count = 0
  for (const [name, value] of form) {
    count += 1
    if (count > limitOfFields) break
    if (typeof value !== 'string') {
      if (value.size > 0) files[name] = value
      continue
    }
    const text = value.replaceAll('\r\n', '\n')
    const held = values[name]
    values[name] = held === undefined ? text : [...(Array.isArray(held) ? held : [held]), text]
  }
  return { values, files }
}

/** One value of a field, the first if there are several, or the empty string. */
export const one = (values: Filled['values'], name: string): string => {
  const value = values[name]
  return (Array.isArray(value) ? value[0] : (value as string | undefined)) ?? ''
}

/** All values of a field. */
export const all = (values: Filled['values'], name: string): string[] => {
  const value = values[name]
  if (value === undefined || value === '') return []
  return Array.isArray(value) ? [...value] : [value as string]
}

/** The languages typed for a field: `name.en`, `name.fr` → { en, fr }; empty ones are left out. */
export function inLanguages(values: Filled['values'], name: string): Record<string, string> {
  const prefix = `${name}.`
  return Object.fromEntries(
    Object.keys(values)
      .filter((key) => key.startsWith(prefix))
      .map((key) => [key.slice(prefix.length), one(values, key).trim()] as const)
      .filter(([, text]) => text !== ''),
  )
}
