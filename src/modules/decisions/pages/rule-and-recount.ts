import { formula, fraction, html, recount, section, type Html } from '../../../design/index.ts'
import type { Locale } from '../../../platform/language/index.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import type { BodyRow } from '../../bodies/index.ts'
import type { Comparison, Tally } from '../rules/tally.ts'
import { majorityWords } from './majority-words.ts'

const sign = ({ strict, holds }: Comparison): string => (holds ? (strict ? '>' : '≥') : strict ? '≤' : '<')

/** a/b ≥ n/d, and the cross-multiplication that shows it: a × d = … ≥ b × n = … */
function compared(l: Locale, comparison: Comparison): Html {
  const { numerator: a, denominator: b, share } = comparison
  const number = (value: number) => l.number(value)
  return formula(
    fraction(number(a), number(b)),
    sign(comparison),
    fraction(number(share.numerator), number(share.denominator)),
    ':',
    number(a),
    '×',
    number(share.denominator),
    '=',
    number(a * share.denominator),
    sign(comparison),
    number(b),
    '×',
    number(share.numerator),
    '=',
    number(b * share.numerator),
  )
}

/** The rule that was applied, and the count done again in exact fractions. */
export function ruleAndRecount(c: Ctx, body: BodyRow, tally: Tally): Html {
  const { l } = c
  const { count, quorum, base, least, majority } = tally
  const all = majority.denominator === count.members && base === count.members
  return section(
    { heading: l.t('decisions.rule'), note: l.t('decisions.rule-note') },
    html`<p>${l.t(all ? 'decisions.rule-members' : 'decisions.rule-voting', {
      majority: majorityWords(l, majority.share, majority.strict),
      quorum: majorityWords(l, quorum.share, quorum.strict),
      body: l.pick(body.name).text,
    })} <a href="${c.href(`/bodies/${body.id}`)}">${l.t('decisions.charter')}</a></p>`,
    recount(
      [
        { step: l.t('decisions.step-quorum'), computation: compared(l, quorum), holds: quorum.holds },
        {
          step: l.t(all ? 'decisions.step-base-members' : 'decisions.step-base'),
          computation: all
            ? formula(l.number(count.members))
            : formula(l.number(count.yes), '+', l.number(count.no), '=', l.number(base)),
        },
        {
          step: l.t('decisions.step-least'),
          computation: formula(
            fraction(l.number(majority.share.numerator), l.number(majority.share.denominator)),
            '×',
            l.number(base),
            '→',
            l.number(least),
          ),
        },
        {
          step: l.t('decisions.step-reached'),
          computation: compared(l, majority),
          holds: majority.holds && base > 0,
          last: true,
        },
      ],
      l,
    ),
    html`<p class="small">${l.t('decisions.recounted', { votes: count.members })}</p>`,
  )
}
