import { publishRelease } from '../../../src/modules/statistics/index.ts'
import type { Scribe } from '../scribe.ts'
import { form, head } from './measure.ts'

/** A public file that names somebody, and the one that takes its place. */
export async function redact({ at, perform, through, house }: Scribe): Promise<void> {
  at('2026-06-01T09:00:00.000Z')
  const rows = (note: string) =>
    Buffer.from(`${head}2026,passes,18.0,primary,Customs,${note}\n2026,all,110,primary,Customs,\n`)
  const [told, untold] = [rows('Counted by N. N.'), rows('')]
  await through('release with a name', (opened) => publishRelease(opened, { bytes: told, structure: form }))
  const limits = { maxBytes: told.length }
  const [file, by] = [await house.files.put(told, limits), await house.files.put(untold, limits)]
  await perform('name taken out', {
    type: 'file.redacted',
    body: { file: file.sha256, by, ground: 'personal-data' },
  })
}
