// Signing in and signing acts with a passkey. Everything else on these pages works without script.
//
//   <form data-passkey="create|get" data-options="{…}">   asks the browser for a passkey, and sends its answer along
//   <form … data-act="{…}" data-origin="…">               the digest is computed here from the act that the page shows

import { actDigest, base64url } from './digest.js'

const supported = typeof PublicKeyCredential?.parseRequestOptionsFromJSON === 'function'

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.querySelector('[data-needs-passkey]')?.toggleAttribute('hidden', supported)
  form.addEventListener('submit', (event) => {
    if (form.elements.credential.value !== '') return
    event.preventDefault()
    answer(form).then(
      (credential) => {
        form.elements.credential.value = JSON.stringify(credential.toJSON())
        form.submit()
      },
      (error) => tell(form, error),
    )
  })
}

async function answer(form) {
  const options = JSON.parse(form.dataset.options)
  if (form.dataset.act) {
    // Refuse to sign anything but the act on this page: the host names a challenge, and it must be this act's digest.
    const digest = base64url(await actDigest(form.dataset.origin, JSON.parse(form.dataset.act)))
    if (digest !== options.challenge) throw new DOMException('digest', 'DataError')
  }
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
}

function tell(form, error) {
  const words = form.querySelector('[role="alert"]')
  const key =
    error?.name === 'DataError' ? 'digest' : error?.name === 'InvalidStateError' ? 'known' : 'failed'
  words.textContent = words.dataset[key]
  words.hidden = false
}
