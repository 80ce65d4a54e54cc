import { actions, disclosure, form, html, notice, section, type Page } from '../../../design/index.ts'
import { passkeyForm } from '../../identity/pages/passkey-form.ts'
import type { Ctx } from '../../web/context.ts'
import { showOf, tellOf } from '../../web/telling.ts'
import { actDigest } from '../log/index.ts'
import type { Held } from '../prepared.ts'
import { sentenceOf, type Refusal } from '../refusal.ts'

/**
 * Before an official act: one sentence that says what will be recorded for ever, what of it is public, and one button:
 * to sign with a passkey, or, for who has none, to have it recorded by the host.
 */
export async function confirmPage(c: Ctx, held: Held, refusal?: Refusal): Promise<Page> {
  const { l } = c
  const { act, disclosures } = held
  const origin = c.house.recorder.origin
  const action = c.href(`/acts/${act.id}`)
  const shown = await showOf(c, act)
  const json = JSON.stringify(act, undefined, 2)
  return {
    title: l.t('record.confirm'),
    crumbs: [{ label: l.t('record.confirm') }],
    fact: await tellOf(c, act),
    status: refusal ? 422 : 200,
    scripts: ['passkey.js'],
    body: [
      ...(refusal ? [notice(sentenceOf(refusal, l), 'warning')] : []),
      ...(shown ? [section({ heading: l.t('record.in-full') }, shown)] : []),
      section(
        {
          heading: l.t('record.for-ever'),
          ...(c.actingFor && { note: l.t('web.acting-for', { party: c.actingFor }) }),
        },
        html`<p>${l.t('record.for-ever-words')}</p>`,
        disclosures.length === 0
          ? ''
          : html`<ul class="rows">${disclosures.map(
              (d) =>
                html`<li>${l.t(d.audience === 'public' ? 'record.by-commitment-public' : 'record.by-commitment', { name: d.name })}</li>`,
            )}</ul>`,
        c.viewer.canSign && !act.instruction
          ? passkeyForm(
              {
                action,
                kind: 'get',
                options: {
                  challenge: actDigest(origin, act).toString('base64url'),
                  rpId: new URL(c.house.config.origin).hostname,
                  userVerification: 'required',
                  timeout: 300_000,
                },
                label: l.t('record.sign'),
                act: { json: JSON.stringify(act), origin },
              },
              l,
            )
          : form(
              { action },
              html`<p>${l.t(act.instruction ? 'record.by-instruction-words' : 'record.not-signed-words')}</p>`,
              actions([{ label: l.t('record.record-it'), main: true }]),
            ),
      ),
      section(
        { heading: l.t('record.entry'), note: l.t('record.entry-note') },
        disclosure(l.t('record.show-entry'), html`<pre dir="ltr" tabindex="0"><code>${json}</code></pre>`),
      ),
    ],
  }
}
