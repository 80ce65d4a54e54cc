import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityXml, fileXml, readAll } from './test-files.ts'
import { writeActivity } from './write-activity.ts'

const contact = `<contact-info type="1"><organisation><narrative>Agency</narrative></organisation>
  <person-name><narrative>A. Person</narrative></person-name><telephone>+1 555</telephone><telephone>+1 556</telephone>
  <email>person@example.org</email><website>https://example.org</website>
  <mailing-address><narrative>1 Street</narrative></mailing-address></contact-info>`
const file = fileXml(activityXml({ contact }))

test('personal data is left out of tree, XML and model, and counted', async () => {
  const { activities } = await readAll(file)
  const [activity] = activities
  assert.deepEqual(activity?.leftOut, { 'person-name': 1, telephone: 2, email: 1, 'mailing-address': 1 })
  assert.doesNotMatch(JSON.stringify(activity), /Person|555|556|person@|1 Street/)
  assert.match(writeActivity(activity.tree), /Agency.*https:\/\/example\.org/s)
})

test('personal data stays where the caller says so', async () => {
  const { activities } = await readAll(file, { keepContacts: true })
  assert.deepEqual(activities[0]?.leftOut, {})
  assert.match(writeActivity(activities[0].tree), /A\. Person.*555.*person@example\.org.*1 Street/s)
})

test('faults in contact details do not repeat them', async () => {
  const wrong = contact
    .replace('<person-name>', '<person-name>A. Person')
    .replace('<email>', '<e-mail>A. Person</e-mail><email>')
  const { faults } = await readAll(fileXml(activityXml({ contact: wrong })))
  assert.deepEqual(
    faults.map(({ reason }) => reason),
    ['text-unexpected', 'element-unknown'],
  )
  assert.doesNotMatch(JSON.stringify(faults), /Person/)
})
