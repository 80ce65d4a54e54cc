import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'
import { findText } from './queries.ts'

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'text.adopted': async ({ l }, act) => {
    const body = act.body as unknown as { title: LangText; kind: string }
    return l.t('instruments.tell.adopted', {
      title: l.pick(body.title).text,
      kind: l.t(`instruments.kind.${body.kind}`),
    })
  },
  'text.translated': async ({ db, l }, act) => {
    const body = act.body as unknown as { text: string; language: string }
    return l.t('instruments.tell.translated', {
      title: l.pick((await findText(db, body.text))?.title ?? {}).text,
      language: l.languageName(body.language),
    })
  },
}
