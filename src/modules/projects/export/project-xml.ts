import type { Db } from '../../../platform/database/index.ts'
import { fromJsonML, writeActivity } from '../iati/index.ts'
import { declaration } from '../import/redact.ts'
import { findProject, treeOf } from '../queries/find.ts'

/** A project as an IATI activity file of version 2.03: every element and attribute that was published. */
export async function exportProject(db: Db, identifier: string): Promise<string | undefined> {
  const project = await findProject(db, identifier)
  if (!project) return undefined
  const { tree } = await treeOf(db, project)
  const activity = writeActivity(fromJsonML(tree), '\n\t')
  return `${declaration}<iati-activities version="2.03">\n\t${activity}\n</iati-activities>\n`
}
