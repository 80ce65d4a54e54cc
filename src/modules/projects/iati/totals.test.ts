import assert from 'node:assert/strict'
import { test } from 'node:test'
import { activityXml, fileXml, readAll, sound } from './test-files.ts'
import { totalsOf } from './totals.ts'

const transaction = (type: string, amount: string, currency: string) =>
  sound.transaction
    .replace('code="3"', `code="${type}"`)
    .replace('<value', `<value currency="${currency}"`)
    .replace('10.50', amount)

test('totals are exact, by currency, and silent where nothing was counted', async () => {
  const parts = {
    transaction: [
      transaction('2', '0.1', 'USD'),
      transaction('2', '0.2', 'USD'),
      transaction('11', '90071992547409931.07', 'USD'),
      transaction('3', '-5', 'EUR'),
      transaction('3', '5.00', 'EUR'),
      transaction('4', '1000', 'USD'),
      transaction('3', '0.00000000000000000001', 'KWD'),
    ].join(''),
    location: '<location/><location/>',
  }
  const { activities } = await readAll(fileXml(activityXml(parts)))
  assert.deepEqual(totalsOf(activities), {
    projects: 1,
    locations: 2,
    transactions: 7,
    commitments: { USD: '90071992547409931.37' },
    incomingCommitments: { USD: '90071992547409931.07' },
    disbursements: { EUR: '0', KWD: '0.00000000000000000001' },
  })
  assert.deepEqual(totalsOf([]).commitments, {})
})
