import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { standingOn } from '../../src/modules/commitments/index.ts'
import { tally } from '../../src/modules/decisions/index.ts'
import bodies from './bodies.json' with { type: 'json' }
import commitments from './commitments.json' with { type: 'json' }
import { positions, proposals } from './index.ts'
import parties from './parties.json' with { type: 'json' }
import programmes from './programmes.json' with { type: 'json' }
import statuses from './statuses.json' with { type: 'json' }

const bodyOf = (id: string) => {
  const body = bodies.find((one) => one.id === id)
  assert.ok(body, id)
  return body
}

const textOf = (proposal: (typeof proposals)[number] | undefined) =>
  proposal?.text as { id: string; paragraphs: { number: number; kind: string }[] } | undefined

const isUnique = (names: readonly string[]) => assert.deepEqual(names, [...new Set(names)])

const codes = programmes.flatMap(({ paths }) => paths.map(({ code }) => code))

describe('the content of the demonstration', () => {
  test('paths are counted from one, and no two have the same address', () => {
    for (const { paths } of programmes)
      assert.deepEqual(
        paths.map(({ number }) => number),
        paths.map((_, i) => i + 1),
      )
    isUnique(codes)
  })

  test('a seat is held by a member, and a post by one who has a seat', () => {
    isUnique(parties.map(({ id }) => id))
    for (const { status } of parties) assert.ok(statuses.some(({ code }) => code === status))
    for (const { members, chair, 'vice-chair': vice, from } of bodies) {
      isUnique(members)
      for (const id of members)
        assert.ok(parties.some((one) => one.id === id && one.status === 'member' && one.since <= from))
      for (const holder of [chair, vice]) assert.ok(holder === undefined || members.includes(holder))
    }
  })

  test('a proposal is of a member of the body, along paths that there are', () => {
    isUnique(proposals.map(({ key }) => key))
    for (const { key, body, sponsor, paths } of proposals) {
      assert.ok(bodyOf(body).members.includes(sponsor), key)
      for (const code of paths) assert.ok(codes.includes(code), `${key} ${code}`)
    }
  })

  test('every seat is counted once, and the outcome is that of the charter', () => {
    for (const { key, body, votes, absent = [], outcome } of proposals) {
      const { members, charter } = bodyOf(body)
      if (!votes) {
        assert.equal(outcome, charter.method === 'consensus' ? 'consensus' : 'open', key)
        continue
      }
      const counted = [...votes.yes, ...votes.no, ...votes.abstain, ...absent]
      isUnique(counted)
      for (const party of counted) assert.ok(members.includes(party), `${key} ${party}`)
      assert.equal(counted.length < members.length, outcome === 'open', key)
      if (outcome === 'open') continue
      const [yes, no, abstain] = [votes.yes.length, votes.no.length, votes.abstain.length]
      const count = { yes, no, abstain, notVoting: 0, absent: absent.length, members: members.length }
      assert.equal(charter.majority.of, 'present-and-voting')
      const majority = { ...charter.majority, of: 'present-and-voting' } as const
      assert.equal(tally(count, { quorum: charter.quorum, majority }).outcome, outcome, key)
    }
  })

  test('positions are of members who were present, on decisions and paragraphs that there are', () => {
    for (const { proposal, party, kind, paragraph } of positions) {
      const on = proposals.find(({ key }) => key === proposal)
      assert.ok(on && on.outcome !== 'open' && bodyOf(on.body).members.includes(party), proposal)
      assert.ok(!on.absent?.includes(party), `${proposal} ${party}`)
      if (on.outcome === 'rejected') assert.equal(kind, 'explanation')
      if (kind === 'dissociation') assert.equal(on.outcome, 'consensus')
      if (paragraph !== undefined)
        assert.ok(
          textOf(on)?.paragraphs.some(({ number }) => number === paragraph),
          proposal,
        )
    }
  })

  test('commitments are of members, under operative paragraphs of adopted texts', () => {
    isUnique(commitments.map(({ key }) => key))
    for (const { key, text, paragraph, party } of commitments) {
      const from = proposals.find((one) => textOf(one)?.id === text)
      assert.equal(from?.outcome, 'adopted', key)
      assert.equal(
        textOf(from)?.paragraphs.find(({ number }) => number === paragraph)?.kind,
        'operative',
        key,
      )
      assert.ok(
        parties.some(({ id, status }) => id === party && status === 'member'),
        key,
      )
    }
    const overdue = commitments.map(({ due }) => standingOn('2026-11-22', due, null).overdue)
    assert.ok(overdue.includes(true) && overdue.includes(false))
  })

  test('what is delivered has evidence: an activity of the demonstration’s file', () => {
    const file = join(import.meta.dirname, '../iati/example.xml')
    const activities = existsSync(file) ? readFileSync(file, 'utf8') : undefined
    for (const { key, reports, ...rest } of commitments) {
      const evidence = 'evidence' in rest ? rest.evidence : undefined
      if (reports.some(({ progress }) => progress === 'delivered'))
        assert.match(evidence ?? '', /^iati:\S+$/, key)
      const identifier = evidence?.slice('iati:'.length)
      if (activities !== undefined && identifier !== undefined)
        assert.ok(activities.includes(`<iati-identifier>${identifier}</iati-identifier>`), key)
    }
  })
})
