import { createHash } from 'node:crypto'
import { goldenId, type Scribe } from '../scribe.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The mechanism, its parties one by one and from a sheet, and the people who act for them with their keys. */
export async function establish({ at, perform, addKey, actor }: Scribe): Promise<void> {
  at('2026-01-05T09:01:00.000Z')
  await perform('mechanism', {
    type: 'mechanism.described',
    body: {
      name: { en: 'Golden Mechanism', fr: 'Mécanisme d’or', ar: 'الآلية الذهبية' },
      description: { en: 'What every act once meant.', zh: '每项行为的原意。' },
      languages: ['ar', 'en', 'fr', 'zh'],
    },
  })
  await perform('programme', {
    type: 'programme.launched',
    body: { id: 'roads', title: { en: 'Roads' }, about: { en: 'Roads between members.' } },
  })
  await perform('path', {
    type: 'path.opened',
    body: {
      programme: 'roads',
      code: 'passes',
      number: 1,
      title: { en: 'Passes', ru: 'Перевалы' },
      aim: { en: 'Every pass is open all year.' },
    },
  })

  const status = (name: string, code: string, ordinal: number, rights: string[]) =>
    perform(name, {
      type: 'status.defined',
      body: { code, name: { en: code === 'member' ? 'Member' : 'Observer' }, rights, ordinal },
    })
  await status('member status', 'member', 1, ['vote', 'propose'])
  await status('observer status', 'observer', 2, ['attend'])
  await status('member status, defined anew', 'member', 1, ['vote', 'speak', 'propose', 'attend'])

  await perform('north', {
    type: 'party.admitted',
    body: {
      id: 'north',
      kind: 'state',
      name: { en: 'Northland', fr: 'Pays du Nord' },
      shortName: { en: 'North' },
      country: 'KE',
      region: '014',
      website: 'https://north.example/',
      identifiers: { iati: 'XX-1' },
      status: 'member',
      since: '2025-06-01',
    },
    disclose: { focalPoint: { name: 'Focal point of Northland', email: 'focal@north.example' } },
  })
  const plain = (id: string, en: string, joins: string) => ({
    id,
    kind: 'state',
    name: { en },
    status: joins,
  })
  await perform('south', { type: 'party.admitted', body: plain('south', 'Southland', 'member') })
  await perform('visitor', { type: 'party.admitted', body: plain('visitor', 'Visitor', 'observer') })
  await perform('sheet', {
    type: 'parties.imported',
    body: {
      source: { sha256: sha256('a sheet that is not public') },
      parties: [
        plain('east', 'Eastland', 'member'),
        { ...plain('west', 'Westland', 'member'), since: '2025-07-01' },
      ],
    },
    disclose: { focalPoints: { east: { note: 'Writes in French.' } } },
  })
  await perform('visitor joins', {
    type: 'party.status-changed',
    body: { party: 'visitor', status: 'member', from: '2026-02-01' },
  })

  const mandate = (name: string, party: string, powers: string[], more: { to?: string } = {}) =>
    perform(name, {
      type: 'mandate.granted',
      body: { party, powers, from: '2026-01-01', ...more },
      disclose: { person: { name: `Person of ${party}`, email: `person@${party}.example` } },
    })
  await mandate('secretary', 'secretariat', ['secretary'])
  await mandate('for north', 'north', ['propose', 'vote', 'sign', 'report'])
  await mandate('for south', 'south', ['propose', 'vote'], { to: '2027-12-31' })
  await mandate('for east', 'east', ['vote'])
  await mandate('for west', 'west', ['administer', 'vote'])
  await perform('by west', {
    type: 'mandate.granted',
    actor: await actor('for west'),
    body: { party: 'west', powers: ['observe'], from: '2026-01-01' },
    disclose: { person: { name: 'Observer of Westland' } },
  })
  await addKey('for north', 'ed25519')
  await addKey('for south', 'webauthn-es256')
  await addKey('for east', 'webauthn-eddsa')
  await perform('west describes itself', {
    type: 'party.described',
    actor: await actor('for west'),
    body: { party: 'west', kind: 'state', name: { en: 'Republic of Westland' }, shortName: { en: 'West' } },
    disclose: { focalPoint: { name: 'Focal point of Westland' } },
  })
  await perform('east described on its letter', {
    type: 'party.described',
    actor: { party: 'east' },
    body: { party: 'east', kind: 'state', name: { en: 'Eastland' }, country: 'KZ' },
    instruction: { letter: sha256('the letter of Eastland'), mandate: goldenId('secretary') },
  })
}
