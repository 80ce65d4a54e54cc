import type { LangText } from '../language/index.ts'
import type { Tell } from '../web/house.ts'

const plain =
  (key: string): Tell =>
  async (c, act) =>
    c.l.t(key, { party: c.nameOf(act.actor.party) })

/** The record's own acts as sentences. */
export const recordTells: Record<string, Tell> = {
  'record.opened': async ({ l }, act) =>
    l.t('record.tell.opened', { kind: l.t(`record.kind.${(act.body as { kind: string }).kind}`) }),
  'mechanism.described': async ({ l }, act) =>
    l.t('record.tell.described', { name: l.pick((act.body as unknown as { name: LangText }).name).text }),
  'record.resumed': async ({ l }, act) => {
    const { size, word } = act.body as { size: number; word: string }
    return l.t('record.tell.resumed', { size, word })
  },
  'key.added': plain('record.tell.key-added'),
  'key.revoked': plain('record.tell.key-revoked'),
  'disclosure.erased': plain('record.tell.erased'),
  'file.redacted': async ({ l }, act) =>
    l.t('record.tell.redacted', { ground: l.t(`record.ground.${(act.body as { ground: string }).ground}`) }),
  'content.withheld': plain('record.tell.withheld'),
  'content.released': plain('record.tell.released'),
  'consequence.refused': plain('record.tell.consequence-refused'),
}
