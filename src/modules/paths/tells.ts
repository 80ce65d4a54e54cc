import type { LangText } from '../../platform/language/index.ts'
import type { Tell } from '../../platform/web/house.ts'

const titled =
  (key: string): Tell =>
  async ({ l }, act) => {
    const { title, number } = act.body as unknown as { title: LangText; number: number | undefined }
    return l.t(key, { title: l.pick(title).text, ...(number !== undefined && { number }) })
  }

/** The acts of this room as sentences. */
export const tells: Record<string, Tell> = {
  'programme.launched': titled('paths.tell.launched'),
  'path.opened': titled('paths.tell.opened'),
}
