import type { Report } from '../faults.ts'
import { attributeOf, childrenOf, select, textOf } from '../tree.ts'
import type { Node } from '../tree.ts'

const amounts = [
  ['budget', 'value'],
  ['planned-disbursement', 'value'],
  ['transaction', 'value'],
]
/** Organisations that need a reference or a name, by the rule that says so. */
const organisations: [rule: string, path: string[]][] = [
  ['6.8.1', ['other-identifier', 'owner-org']],
  ['6.9.1', ['transaction', 'provider-org']],
  ['6.9.1', ['planned-disbursement', 'provider-org']],
  ['6.9.2', ['transaction', 'receiver-org']],
  ['6.9.2', ['planned-disbursement', 'receiver-org']],
  ['6.10.1', ['participating-org']],
]

/** Ruleset 1.1.3, 3.6.2, 3.7.x, 4.1.1, 4.3.1, 4.4.1, 6.x and 7.8.1: what must be said, and at one level only. */
export function checkCompleteness(activity: Node, report: Report): void {
  checkIdentifier(activity, report)
  checkCurrency(activity, report)
  checkNarratives(activity, report)
  checkLevel(activity, ['sector'], 'sector', { missing: '6.2.2', some: '6.7.2', both: '6.6.2' }, report)
  const places = ['recipient-country', 'recipient-region']
  checkLevel(activity, places, 'recipient', { missing: '3.7.1', some: '3.7.2', both: '3.6.2' }, report)
  for (const [rule, path] of organisations) {
    for (const node of select(activity, ...path)) {
      if (attributeOf(node, 'ref') === undefined && childrenOf(node, 'narrative').length === 0) {
        report('organisation-unnamed', node, { rule, values: { element: node.name } })
      }
    }
  }
}

function checkIdentifier(activity: Node, report: Report): void {
  const [identifier] = childrenOf(activity, 'iati-identifier')
  const [reporting] = childrenOf(activity, 'reporting-org')
  if (identifier && textOf(identifier) === '') report('identifier-empty', identifier)
  else if (identifier && textOf(identifier) === attributeOf(reporting, 'ref')) {
    report('identifier-same-as-organisation', identifier, { rule: '1.1.3' })
  }
}

function checkCurrency(activity: Node, report: Report): void {
  if (attributeOf(activity, 'default-currency') !== undefined) return
  for (const node of amounts.flatMap((path) => select(activity, ...path))) {
    if (attributeOf(node, 'currency') === undefined) report('currency-missing', node, { rule: '7.8.1' })
  }
}

function checkNarratives(activity: Node, report: Report): void {
  for (const [rule, name] of [
    ['4.3.1', 'title'],
    ['4.4.1', 'description'],
  ] as const) {
    for (const node of childrenOf(activity, name)) {
      const told = childrenOf(node, 'narrative').some((narrative) => textOf(narrative) !== '')
      if (!told) report('narrative-missing', node, { rule, values: { element: name } })
    }
  }
  if (attributeOf(activity, 'xml:lang') !== undefined) return
  const bare = narrativesIn(activity).find((node) => attributeOf(node, 'xml:lang') === undefined)
  if (bare) report('language-missing', bare, { rule: '4.1.1' })
}

function narrativesIn(node: Node): Node[] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string' || child.foreign) return []
    return child.name === 'narrative' ? [child] : narrativesIn(child)
  })
}

function checkLevel(
  activity: Node,
  names: string[],
  subject: 'sector' | 'recipient',
  rules: { missing: string; some: string; both: string },
  report: Report,
): void {
  const says = (node: Node) => childrenOf(node, ...names).length > 0
  const transactions = childrenOf(activity, 'transaction')
  const saying = transactions.find(says)
  if (says(activity)) {
    if (saying) report(`${subject}-at-both-levels`, saying, { rule: rules.both })
    return
  }
  const silent = transactions.find((transaction) => !says(transaction))
  if (!saying) report(`${subject}-missing`, activity, { rule: rules.missing })
  else if (silent) report(`${subject}-missing`, silent, { rule: rules.some })
}
