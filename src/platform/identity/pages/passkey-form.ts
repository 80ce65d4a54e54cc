import { html, raw, type Html } from '../../../design/html.ts'
import type { Locale } from '../../language/index.ts'

export interface PasskeyForm {
  readonly action: string
  readonly kind: 'create' | 'get'
  /** options as JSON: what `navigator.credentials` is given */
  readonly options: object
  readonly label: string
  /** the act that is signed, as JSON, and the log's origin */
  readonly act?: { readonly json: string; readonly origin: string }
  readonly fields?: Html
}

/** A form whose button asks the browser for a passkey. Without script it says that this needs script. */
export const passkeyForm = (
  given: PasskeyForm,
  l: Locale,
): Html => html`<form class="form" method="post" action="${given.action}" data-passkey="${given.kind}" data-options="${JSON.stringify(given.options)}"${
  given.act ? html` data-act="${given.act.json}" data-origin="${given.act.origin}"` : raw('')
}>
<input type="hidden" name="credential" value="">
${given.fields ?? ''}
<p class="hint" data-needs-passkey>${l.t('identity.needs-script')}</p>
<p class="err" role="alert" hidden data-failed="${l.t('identity.passkey-failed')}" data-known="${l.t('identity.passkey-known')}" data-digest="${l.t('identity.passkey-digest')}"></p>
<p class="acts"><button type="submit" class="main">${given.label}</button></p>
</form>`
