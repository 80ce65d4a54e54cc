import { definitionList, html, section, type Html, type Page } from '../../../design/index.ts'
import type { Ctx } from '../../web/context.ts'

/** How anybody checks the record on another machine, and the figures to compare. */
export async function verifyPage(c: Ctx): Promise<Page> {
  const { l } = c
  const { config } = c.house
  const command = `npx caravanserai verify ${config.origin}/record`
  return {
    title: l.t('record.verify-title'),
    crumbs: [{ label: l.t('record.title'), href: c.href('/record') }, { label: l.t('record.verify-title') }],
    fact: l.t('record.verify-fact'),
    body: [
      section(
        { heading: l.t('record.with-command') },
        html`<p>${l.t('record.with-command-words')}</p><pre dir="ltr" tabindex="0"><code>${command}</code></pre>`,
      ),
      section({ heading: l.t('record.with-receipt') }, html`<p>${l.t('record.with-receipt-words')}</p>`),
      await toCompare(c),
      section(
        { heading: l.t('record.files') },
        html`<p>${l.t('record.files-words')}</p><p class="dots"><a href="/record/checkpoint"><code>checkpoint</code></a> <a href="/record/key"><code>key</code></a></p>`,
      ),
    ],
  }
}

/** The figures that must be the same wherever the record is seen. */
export async function toCompare({ l, house: { publisher } }: Ctx): Promise<Html> {
  const checkpoint = await publisher.checkpoint()
  return section(
    { heading: l.t('record.to-compare'), note: l.t('record.to-compare-note') },
    definitionList([
      { term: l.t('record.origin'), value: html`<code>${publisher.origin}</code>` },
      { term: l.t('record.key'), value: html`<code>${publisher.vkey}</code>` },
      ...(checkpoint
        ? [
            { term: l.t('record.size'), value: l.number(checkpoint.size) },
            { term: l.t('record.root'), value: html`<code>${checkpoint.root.toString('hex')}</code>` },
          ]
        : []),
    ]),
  )
}
