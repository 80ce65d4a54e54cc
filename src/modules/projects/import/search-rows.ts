import { searchRows } from '../../../platform/search/index.ts'
import type { Activity } from '../iati/index.ts'
import { addressOf } from '../rules/address.ts'
import { textsOf } from '../rules/texts.ts'

/** What the one search finds of an activity, in each of its languages: title, identifier and descriptions. */
export function searchRowsOf(
  file: string,
  ordinal: number,
  { identifier, titles, descriptions }: Pick<Activity, 'identifier' | 'titles' | 'descriptions'>,
) {
  const named = textsOf(titles)
  const title = Object.keys(named).length > 0 ? named : { und: identifier }
  const told = textsOf(descriptions.flatMap(({ narratives }) => narratives))
  const langs = new Set([...Object.keys(title), ...Object.keys(told)])
  const body = Object.fromEntries(
    [...langs].map((lang) => [lang, [identifier, told[lang]].filter(Boolean).join('\n')]),
  )
  return searchRows({
    // Told from the acts that other subjects are named by, whatever a publisher calls its activity.
    subject: `project:${identifier}`,
    kind: 'project',
    href: addressOf(identifier),
    title,
    body,
    codes: [identifier],
  }).map((row) => ({ file, ordinal, ...row }))
}
