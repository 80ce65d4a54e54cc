import { readFileSync } from 'node:fs'
import type { OpenHouse } from '../src/house.ts'
import { publishActivityFile } from '../src/modules/projects/index.ts'
import type { Actor } from '../src/platform/record/index.ts'
import { commitments, proposals } from './content/index.ts'
import type { Perform } from './perform.ts'

/** Commitments of exemplary members, what they report, and the projects that show delivery. */
export async function promise(
  house: OpenHouse,
  perform: Perform,
  people: ReadonlyMap<string, Actor>,
  paths: ReadonlyMap<string, string>,
): Promise<void> {
  const bytes = readFileSync(new URL('./iati/example.xml', import.meta.url))
  await publishActivityFile(house, { bytes, name: 'example.xml', set: 'example' })
  for (const { text, paragraph, party, title, due, reports, evidence } of commitments) {
    const actor = people.get(party)
    if (!actor) throw new Error(`demonstration: nobody acts for ${party}`)
    const lines =
      proposals.find((proposal) => proposal.text?.id === text)?.paths.map((code) => paths.get(code) ?? '') ??
      []
    const commitment = await perform({
      type: 'commitment.accepted',
      actor,
      body: { text: await adopted(house, text), paragraph, title, ...(due && { due }), paths: lines },
    })
    const shown = evidence && (await linkProject(perform, evidence.replace(/^iati:/, ''), commitment, lines))
    for (const { progress, words } of reports)
      await perform({
        type: 'commitment.reported',
        actor,
        body: { commitment, progress, ...(shown && progress === 'delivered' && { evidence: [shown] }) },
        disclose: { words },
      })
  }
}

/** The act that adopted the text at this address. */
async function adopted(house: OpenHouse, address: string): Promise<string> {
  const row = await house.database.db
    .selectFrom('view.text')
    .select('id')
    .where('address', '=', address)
    .executeTakeFirstOrThrow()
  return row.id
}

const linkProject = (perform: Perform, activity: string, commitment: string, paths: readonly string[]) =>
  perform({ type: 'activity.linked', body: { activity, targets: [commitment], paths } })
