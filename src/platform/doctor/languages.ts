import { examineCatalogue } from '../language/examine.ts'
import { builtIn, languagesHeld } from '../language/index.ts'
import { note, ok, wordsOf, fault, type Finding } from './finding.ts'

/** The languages of this installation's own: what each lacks, by the file that it belongs in. */
export function checkLanguages(): Finding[] {
  try {
    return languagesHeld()
      .filter((lang) => !builtIn.includes(lang))
      .map(checkLanguage)
  } catch (error) {
    return [
      fault(`The further languages cannot be read: ${wordsOf(error)}.`, 'Put the file or the name right.'),
    ]
  }
}

function checkLanguage(lang: string): Finding {
  const { missing, faults } = examineCatalogue(lang)
  if (missing.length + faults.length === 0) return ok(`languages/${lang} has every message.`)
  const rooms = Map.groupBy(missing, (key) => key.slice(0, key.indexOf('.')))
  const lacks = [...rooms].map(
    ([room, keys]) =>
      `\n      languages/${lang}/${room}.json lacks: ${keys.map((key) => key.slice(room.length + 1)).join(', ')}`,
  )
  return note(
    `languages/${lang}: messages missing, and said in English: ${missing.length}; faults in others: ${faults.length}.${lacks.join('')}${faults.map((words) => `\n      ${words}`).join('')}`,
    `Complete languages/${lang}, and start again.`,
  )
}
