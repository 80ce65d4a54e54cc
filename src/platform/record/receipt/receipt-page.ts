import {
  definitionList,
  disclosure,
  html,
  raw,
  rich,
  rows,
  section,
  type Fact,
  type Html,
} from '../../../design/index.ts'
import { directionOf } from '../../language/index.ts'
import type { Ctx } from '../../web/context.ts'
import { tellOf } from '../../web/telling.ts'
import { parseTlogProof, parseCheckpoint } from '../log/index.ts'
import type { Proven, Receipt, Shown } from './collect.ts'
import { policy, script, style } from './inline.ts'

/**
 * A receipt as one HTML file: what the act says, what proves it, and the script that checks it in any browser, from a
 * disk and without any host. What the script checks is what stands on the page.
 */
export async function receiptPage(c: Ctx, receipt: Receipt): Promise<string> {
  const { l } = c
  const mechanism = l.pick((await c.house.mechanism()).name).text
  const title = l.t('record.receipt.title', { index: receipt.index })
  const { kind } = c.house
  const whose = kind === 'real' ? mechanism : `${mechanism} · ${l.t(`design.kind.${kind}`)}`
  const page = html`<!doctype html>
<html lang="${l.lang}" dir="${l.dir}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · ${whose}</title>
<style>${raw(style)}</style>
</head>
<body data-index="${receipt.index}">
<main class="page">
<div class="head"><p class="crumb"><bdi>${whose}</bdi></p><h1>${title}</h1><p class="fact">${await tellOf(c, receipt.entry.act)}</p></div>
${verdict(c, receipt)}
${section({ heading: l.t('record.performed') }, definitionList(facts(c, receipt)))}
${words(c, receipt)}
${evidence(c, receipt)}
</main>
<script>${raw(script)}</script>
</body>
</html>
`
  return String(page)
}

const checksOf = ({ shown, key }: Receipt): string[] => [
  'checkpoint',
  'inclusion',
  ...(shown.length > 0 ? ['values'] : []),
  ...(key ? ['signature', 'key'] : []),
]

/** The results, which the script fills in; without script, that it needs one. */
function verdict({ l }: Ctx, receipt: Receipt): Html {
  const results = (key: string) =>
    raw(
      ['ok', 'fault', 'cannot']
        .map((state) => `data-${state}="${escaped(l.t(`record.receipt.${key}.${state}`))}"`)
        .join(' '),
    )
  return section(
    { heading: l.t('record.receipt.check'), note: l.t('record.receipt.check-note') },
    html`<p id="verdict" class="fact" role="status" ${results('verdict')}>${l.t('record.receipt.needs-script')}</p>`,
    rows(
      checksOf(receipt).map((check) => ({
        body: html`<p><span class="st k o" data-check="${check}" ${results('result')}>${l.t('record.receipt.result.not-yet')}</span> ${l.t(`record.receipt.check.${check}`)}</p>`,
      })),
    ),
  )
}

const escaped = (words: string): string => words.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

function facts(c: Ctx, { index, entry, proof, key }: Receipt): Fact[] {
  const { l } = c
  const { origin, size } = parseCheckpoint(headOf(proof))
  const how = entry.act.instruction ? 'by-instruction' : key ? 'signed' : 'not-signed'
  return [
    {
      term: l.t('record.recorded'),
      value: html`<time datetime="${entry.recorded}">${l.t('web.utc', { at: l.instant(entry.recorded) })}</time>`,
    },
    { term: l.t('record.how'), value: l.t(`record.how.${how}`) },
    { term: l.t('record.type'), value: html`<code>${entry.act.type}</code>` },
    { term: l.t('record.id'), value: html`<code>${entry.act.id}</code>` },
    { term: l.t('record.origin'), value: html`<code>${origin}</code>` },
    { term: l.t('record.receipt.place'), value: l.t('record.receipt.place-of', { index, size }) },
    ...(key
      ? [{ term: l.t('record.receipt.key'), value: l.t('record.receipt.key-by', { index: key.index }) }]
      : []),
  ]
}

/** The head that a proof's checkpoint states: the note's text without its signatures. */
function headOf(proof: string): string {
  const { checkpoint } = parseTlogProof(proof)
  return checkpoint.slice(0, checkpoint.lastIndexOf('\n\n') + 1)
}

function words({ l }: Ctx, { shown, hidden }: Receipt): Html | '' {
  if (shown.length + hidden.length === 0) return ''
  return section(
    { heading: l.t('record.not-in-entry'), note: l.t('record.not-in-entry-note') },
    ...shown.map((one) => value(one)),
    hidden.length === 0
      ? ''
      : definitionList(
          hidden.map(({ name, state }) => ({
            term: name,
            value: html`<span class="soft">${l.t(`record.state.${state}`)}</span>`,
          })),
        ),
  )
}

const value = ({ name, file, words: said }: Shown): Html =>
  html`<div data-name="${name}" class="stack">${
    said
      ? html`<blockquote class="words" lang="${said.language}" dir="${directionOf(said.language)}">${said.text}</blockquote>`
      : ''
  }${disclosure(html`<code>${name}</code>`, html`<pre class="value scroll" dir="ltr" tabindex="0">${file}</pre>`)}</div>`

function evidence({ l, house }: Ctx, receipt: Receipt): Html {
  const exact = (id: string, text: string) =>
    html`<pre id="${id}" class="scroll" dir="ltr" tabindex="0">${text}</pre>`
  const pair = (prefix: string, { text, proof }: Proven) => [
    html`<p>${l.t('record.receipt.entry-words')}</p>`,
    exact(`${prefix}entry`, text),
    html`<p>${l.t('record.receipt.proof-words')}</p>`,
    exact(`${prefix}proof`, proof),
  ]
  return section(
    { heading: l.t('record.receipt.evidence'), note: l.t('record.receipt.evidence-note') },
    html`<p>${rich(l, 'record.receipt.vkey-words', {
      address: html`<code>${`${house.config.origin}/record/key`}</code>`,
    })}</p>`,
    exact('vkey', receipt.vkey),
    disclosure(l.t('record.act-no', { index: receipt.index }), pair('', receipt)),
    receipt.key
      ? disclosure(
          html`${l.t('record.act-no', { index: receipt.key.index })} · ${l.t('record.receipt.key')}`,
          pair('key-', receipt.key),
        )
      : '',
  )
}
