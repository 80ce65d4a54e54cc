import { createHash } from 'node:crypto'
import { consequenceId } from '../../../src/platform/record/ids.ts'
import { goldenId, type Scribe } from '../scribe.ts'

const guidelines = {
  id: 'guidelines',
  title: { en: 'Guidelines on passes', es: 'Directrices sobre los pasos' },
  kind: 'guidelines',
  authentic: ['en', 'es'],
  paragraphs: [
    {
      number: 1,
      kind: 'preambular',
      text: {
        en: 'Noting that passes close in winter,',
        es: 'Observando que los pasos se cierran en invierno,',
      },
    },
    {
      number: 2,
      kind: 'operative',
      text: { en: 'Members keep their passes open.', es: 'Los miembros mantienen abiertos sus pasos.' },
    },
  ],
  paths: [goldenId('path')],
}

/** The act that adopted the guidelines: the second that the vote's close brought about. */
export const textId = consequenceId(goldenId('vote closes'), 1)

/** A council that votes with every kind of signature, on a letter, by consensus and in vain. */
export async function decide({ at, perform, sign, actor }: Scribe): Promise<void> {
  at('2026-02-02T09:00:00.000Z')
  await perform('council', {
    type: 'body.established',
    body: {
      id: 'council',
      name: { en: 'Council', ru: 'Совет' },
      symbol: 'GC',
      charter: {
        quorum: { share: { numerator: 1, denominator: 2 }, strict: true },
        method: 'recorded-vote',
        majority: { share: { numerator: 2, denominator: 3 }, strict: false, of: 'present-and-voting' },
        signed: ['proposal.made', 'vote.cast', 'position.stated'],
      },
    },
  })
  for (const party of ['north', 'south', 'east', 'west', 'visitor'])
    await perform(`seat of ${party}`, {
      type: 'seat.taken',
      body: { body: 'council', party, from: '2026-02-01', ...(party === 'west' && { to: '2026-12-31' }) },
    })
  for (const [party, from] of [
    ['south', '2026-02-01'],
    ['north', '2026-02-02'],
  ] as const)
    await perform(`${party} in the chair`, {
      type: 'post.filled',
      body: { body: 'council', post: 'chair', party, from },
    })

  const propose = (name: string, acts: { type: string; body: unknown }[]) =>
    sign('for north', 'ed25519', name, {
      type: 'proposal.made',
      body: {
        body: 'council',
        title: { en: name },
        question: { en: `Shall it be: ${name}?` },
        acts,
        paths: [goldenId('path')],
      },
    })
  const joins = (id: string) => ({
    type: 'party.admitted',
    body: { id, kind: 'think-tank', name: { en: `Institute ${id}` }, status: 'observer' },
  })
  const present = ['south', 'north', 'east', 'west']

  const proposal = await propose('A proposal with acts', [
    joins('centre'),
    { type: 'text.adopted', body: guidelines },
    joins('early'),
  ])
  const ballot = await perform('vote opens', {
    type: 'ballot.opened',
    actor: await actor('for north'),
    body: { proposal, present },
  })
  const vote = (choice: string, on = ballot) => ({ type: 'vote.cast', body: { ballot: on, choice } })
  await sign('for north', 'ed25519', 'north votes', vote('yes'))
  await sign('for south', 'webauthn-es256', 'south votes', vote('yes'))
  await sign('for east', 'webauthn-eddsa', 'east votes', vote('no'))
  await sign('for east', 'webauthn-eddsa', 'east votes anew', vote('abstain'))
  const onLetter = await perform('west votes on its letter', {
    ...vote('no'),
    actor: { party: 'west' },
    instruction: {
      letter: createHash('sha256').update('the letter of Westland').digest('hex'),
      mandate: goldenId('secretary'),
    },
  })
  await perform('west contests', {
    type: 'act.contested',
    actor: await actor('for west'),
    body: { entry: onLetter },
    disclose: { reason: { text: 'We wrote no letter.', language: 'en' } },
  })
  // What the decision carries is refused by then: the identifier is taken.
  await perform('early', joins('early'))
  const decision = await perform('vote closes', { type: 'ballot.closed', body: { ballot } })

  const state = (kind: string, on: string, more: { paragraph?: number } = {}) => ({
    type: 'position.stated',
    body: { decision: on, kind, ...more },
    disclose: { words: { text: `Our ${kind}: «с оговоркой» 保留`, language: 'en' } },
  })
  await sign('for south', 'webauthn-es256', 'explanation', state('explanation', decision))
  await sign('for east', 'webauthn-eddsa', 'reservation', state('reservation', decision, { paragraph: 2 }))

  const agreed = await propose('A proposal agreed upon', [])
  const consensus = await perform('consensus', { type: 'consensus.recorded', body: { proposal: agreed } })
  await sign('for south', 'webauthn-es256', 'dissociation', state('dissociation', consensus))

  const dropped = await propose('A proposal dropped', [])
  await sign('for north', 'ed25519', 'withdrawal', {
    type: 'proposal.withdrawn',
    body: { proposal: dropped },
  })

  const failing = await propose('A proposal that fails', [joins('never')])
  const timed = await perform('timed vote opens', {
    type: 'ballot.opened',
    body: { proposal: failing, present, closes: '2026-02-03T09:00:00.000Z' },
  })
  await sign('for north', 'ed25519', 'north votes in time', vote('yes', timed))
  await sign('for south', 'webauthn-es256', 'south votes in time', vote('no', timed))
  at('2026-02-03T09:00:00.000Z')
  await perform('time is over', { type: 'ballot.closed', body: { ballot: timed } })
}
