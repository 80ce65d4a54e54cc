// A receipt checks itself: everything here is on the page, and nothing is asked of any host. It stands behind the log's
// and the digest's own functions (log.js, digest.js), in one scope with them.

const text = (id) => document.getElementById(id).textContent
const utf8 = new TextEncoder()
const fromBase64url = (encoded) => fromBase64(encoded.replaceAll('-', '+').replaceAll('_', '/'))
const insist = (holds, what) => {
  if (!holds) throw new Error(what)
}

/** A receipt's parts (C2SP tlog-proof), and the head that its checkpoint states. */
function parseProof(proof) {
  const end = proof.indexOf('\n\n')
  const [header, index, ...hashes] = proof.slice(0, end).split('\n')
  insist(header === 'c2sp.org/tlog-proof@v1' && index.startsWith('index '), 'proof')
  const note = proof.slice(end + 2)
  const [origin, size, root] = note.split('\n')
  return {
    index: Number(index.slice('index '.length)),
    hashes: hashes.map(fromBase64),
    note,
    head: { origin, size: Number(size), root: fromBase64(root) },
  }
}

/** Is the entry in the tree of the proof's checkpoint, where the proof says? RFC 9162 §2.1.3.2. */
async function isIncluded(entry, { index, hashes, head }) {
  insist(Number.isSafeInteger(index) && index >= 0 && index < head.size, 'index')
  const half = (n) => Math.floor(n / 2)
  let [fn, sn, r] = [index, head.size - 1, await sha256(Uint8Array.of(0), utf8.encode(entry))]
  for (const p of hashes) {
    insist(p.length === 32 && sn > 0, 'proof')
    if (fn % 2 === 1 || fn === sn) {
      r = await node(p, r)
      while (fn % 2 === 0 && fn !== 0) [fn, sn] = [half(fn), half(sn)]
    } else {
      r = await node(r, p)
    }
    ;[fn, sn] = [half(fn), half(sn)]
  }
  return sn === 0 && same(r, head.root)
}

/** What is shown of a value must be the value, and the value what the entry committed to. */
async function isCommitted(item, act) {
  const { salt, value } = JSON.parse(item.querySelector('.value').textContent)
  const bytes = await sha256(
    utf8.encode('caravanserai/commit/v1\n'),
    fromBase64url(salt),
    utf8.encode(canonical(value)),
  )
  const words = item.querySelector('.words')
  return act.commit[item.dataset.name] === toHex(bytes) && (!words || words.textContent === value.text)
}

/** ECDSA in DER, as authenticators write it, to the 64 bytes that WebCrypto takes. */
function rawSignature(der) {
  let at = 2
  const integer = () => {
    const bytes = der.slice(at + 2, at + 2 + der[at + 1])
    insist(der[at] === 2 && bytes.length <= 33, 'signature')
    at += 2 + bytes.length
    const whole = new Uint8Array(33)
    whole.set(bytes, 33 - bytes.length)
    return whole.slice(1)
  }
  insist(der[0] === 0x30 && der[1] === der.length - 2, 'signature')
  return Uint8Array.of(...integer(), ...integer())
}

const algorithms = {
  'webauthn-es256': [
    { name: 'ECDSA', namedCurve: 'P-256' },
    { name: 'ECDSA', hash: 'SHA-256' },
  ],
  'webauthn-eddsa': ['Ed25519', 'Ed25519'],
  ed25519: ['Ed25519', 'Ed25519'],
}

/** Does the signature cover the act? For a passkey its digest is the challenge (WebAuthn level 3 §7.2). */
async function covers({ alg, sig }, origin, act, spki) {
  const [kind, how] = algorithms[alg] ?? []
  if (!kind) throw new DOMException(alg, 'NotSupportedError')
  const key = await crypto.subtle.importKey('spki', spki, kind, false, ['verify'])
  const digest = await actDigest(origin, act)
  const signature = fromBase64url(sig.signature)
  if (alg === 'ed25519') return crypto.subtle.verify(how, key, signature, digest)
  const clientData = fromBase64url(sig.clientDataJSON)
  const authenticator = fromBase64url(sig.authenticatorData)
  const client = JSON.parse(new TextDecoder().decode(clientData))
  insist(client.type === 'webauthn.get' && client.challenge === base64url(digest), 'challenge')
  insist((authenticator[32] & 0b101) === 0b101, 'user present and verified')
  const signed = Uint8Array.of(...authenticator, ...(await sha256(clientData)))
  return crypto.subtle.verify(
    how,
    key,
    alg === 'webauthn-es256' ? rawSignature(signature) : signature,
    signed,
  )
}

/** The signature is by a key that an act before put on the record for this very mandate. */
async function isSigned(act, sigs) {
  const origin = parseProof(text('proof')).head.origin
  const added = JSON.parse(text('key-entry')).act
  const spki = fromBase64url(added.body.public)
  insist(added.type === 'key.added' && added.body.mandate === act.actor.mandate, 'mandate')
  insist(sigs[0].key === added.body.key && sigs[0].key === base64url(await sha256(spki)), 'key')
  insist(sigs[0].alg === added.body.alg, 'algorithm')
  return covers(sigs[0], origin, act, spki)
}

const proofs = () =>
  ['proof', 'key-proof'].filter((id) => document.getElementById(id)).map((id) => parseProof(text(id)))

const checks = {
  checkpoint: async () => {
    for (const { note } of proofs()) await openCheckpoint(note, text('vkey'))
    return true
  },
  inclusion: async () => {
    const proof = parseProof(text('proof'))
    return String(proof.index) === document.body.dataset.index && isIncluded(text('entry'), proof)
  },
  values: async () => {
    const { act } = JSON.parse(text('entry'))
    for (const item of document.querySelectorAll('[data-name]'))
      insist(await isCommitted(item, act), item.dataset.name)
    return true
  },
  signature: async () => {
    const { act, sigs } = JSON.parse(text('entry'))
    return isSigned(act, sigs)
  },
  key: () => isIncluded(text('key-entry'), parseProof(text('key-proof'))),
}

const shapes = { ok: 'k y', fault: 'k n', cannot: 'k x' }

async function run(mark) {
  let state = 'cannot'
  try {
    if (globalThis.crypto?.subtle) state = (await checks[mark.dataset.check]()) ? 'ok' : 'fault'
  } catch (error) {
    state = error.name === 'NotSupportedError' ? 'cannot' : 'fault'
  }
  mark.className = `st ${shapes[state]}`
  mark.textContent = mark.dataset[state]
  return state
}

Promise.all(Array.from(document.querySelectorAll('[data-check]'), run)).then((states) => {
  const state = ['fault', 'cannot'].find((one) => states.includes(one)) ?? 'ok'
  const verdict = document.getElementById('verdict')
  verdict.textContent = verdict.dataset[state]
  verdict.className = `fact ${shapes[state]}`
  verdict.dataset.state = state
})
