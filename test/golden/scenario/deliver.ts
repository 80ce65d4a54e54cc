import { publishActivityFile } from '../../../src/modules/projects/index.ts'
import { goldenId, type Scribe } from '../scribe.ts'
import { textId } from './decide.ts'

/** An IATI 2.03 file with one row of each kind, and no contact details: its public bytes are these. */
const activities = `<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03">
  <iati-activity xml:lang="en" default-currency="USD">
    <iati-identifier>XX-1-PASS</iati-identifier>
    <reporting-org ref="XX-1" type="10"><narrative>Ministry of Northland</narrative></reporting-org>
    <title><narrative>Clearing the pass</narrative><narrative xml:lang="fr">Déneiger le col</narrative></title>
    <description><narrative>Ploughs for the pass.</narrative></description>
    <participating-org role="1" type="10" ref="XX-1"><narrative>Fund of Northland</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="2" iso-date="2026-01-01"/>
    <recipient-country code="KE"/>
    <location>
      <name><narrative>The pass</narrative></name>
      <point srsName="http://www.opengis.net/def/crs/EPSG/0/4326"><pos>-1.28 36.82</pos></point>
    </location>
    <sector vocabulary="1" code="21020" percentage="100"/>
    <transaction>
      <transaction-type code="3"/>
      <transaction-date iso-date="2026-02-01"/>
      <value value-date="2026-02-01">10.50</value>
    </transaction>
  </iati-activity>
</iati-activities>
`

/** What followed from the text: a translation, a commitment, the project that carries it out, and reports on it. */
export async function deliver({ at, perform, sign, through }: Scribe): Promise<void> {
  at('2026-03-02T09:00:00.000Z')
  await perform('translation', {
    type: 'text.translated',
    body: {
      text: textId,
      language: 'fr',
      title: 'Directives sur les cols',
      paragraphs: ['Notant que les cols ferment en hiver,', 'Les membres gardent leurs cols ouverts.'],
    },
  })
  const paths = [goldenId('path')]
  const commitment = await sign('for north', 'ed25519', 'commitment', {
    type: 'commitment.accepted',
    body: { text: textId, paragraph: 2, title: { en: 'The pass stays open' }, due: '2027-03-31', paths },
  })
  await through('activity file', (house) =>
    publishActivityFile(house, { bytes: Buffer.from(activities), name: 'passes.xml', set: 'north' }),
  )
  const link = await sign('for north', 'ed25519', 'project is linked', {
    type: 'activity.linked',
    body: { activity: 'XX-1-PASS', targets: [commitment], paths },
  })
  const report = (name: string, progress: string, evidence: string[]) =>
    sign('for north', 'ed25519', name, {
      type: 'commitment.reported',
      body: { commitment, progress, ...(evidence.length > 0 && { evidence }) },
      disclose: { words: { text: `So far: ${progress}.`, language: 'en' } },
    })
  await report('first report', 'in-progress', [])
  await sign('for north', 'ed25519', 'evidence', {
    type: 'commitment.evidence-linked',
    body: { commitment, evidence: goldenId('activity file') },
  })
  await report('last report', 'delivered', [link])
}
