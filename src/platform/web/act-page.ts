import {
  actions,
  errorSummary,
  form,
  hidden,
  section,
  type Crumb,
  type FormError,
  type Html,
  type Page,
} from '../../design/index.ts'
import type { Ctx } from './context.ts'
import { formErrors } from './form-errors.ts'
import {
  forMember,
  forMemberFirst,
  instructing,
  letterField,
  mustChoose,
  withInstruction,
} from './instruction.ts'
import { actingField } from './in-whose-name.ts'
import { seenField } from './seen.ts'
import type { Filled } from './route.ts'

export interface ActPage {
  readonly title: string
  readonly crumbs: Crumb[]
  /** what this does, in a sentence */
  readonly fact: string
  readonly heading: string
  /** below the language */
  readonly action: string
  readonly files?: boolean
  /** an act of the secretariat alone, which nobody instructs it to */
  readonly ofSecretariat?: true
  /** an act of parties alone: a secretary says first on whose letter it is recorded */
  readonly ofParties?: true
  /** the parties that could perform it, where not every one could */
  readonly parties?: readonly string[]
  /** the fields, given what is wrong with them */
  readonly fields: (errors: FormError[]) => (Html | '')[]
  /** the button's words; the usual ones lead to the page that says what will be recorded */
  readonly button?: string
  /** buttons of its own in place of the usual one */
  readonly buttons?: Html
}

/** The page of a form that asks for an act: in whose name, the fields, what is wrong, and one way on. */
export async function actPage(c: Ctx, filled: Filled, page: ActPage): Promise<Page> {
  const { l } = c
  const errors = formErrors(filled.refusal, l)
  const isInstructed = instructing(c) !== undefined
  const head = { title: page.title, crumbs: page.crumbs, fact: page.fact }
  const first = [
    ...(errors.length > 0 ? [errorSummary(errors, l)] : []),
    ...(filled.switchTo ? [switching(c, filled.switchTo)] : []),
  ]
  if (page.ofParties && mustChoose(c))
    return { ...head, body: [...first, await forMemberFirst(c, page.parties, filled.draft)] }
  return {
    ...head,
    scripts: ['seen.js'],
    body: [
      ...first,
      section(
        {
          heading: page.heading,
          ...(!isInstructed && c.actingFor && { note: l.t('web.acting-for', { party: c.actingFor }) }),
        },
        form(
          {
            action: c.href(withInstruction(c, page.action)),
            ...((page.files || isInstructed) && { files: true }),
          },
          seenField(l),
          actingField(c),
          await letterField(c, filled.values, errors),
          ...page.fields(errors),
          page.buttons ?? actions([{ label: page.button ?? l.t('web.go-on'), main: true }]),
        ),
        page.ofSecretariat ? '' : await forMember(c, page.parties, filled.draft),
      ),
    ],
  }
}

/** The way to act for the party for which the form was filled in, and back to the form. */
const switching = (c: Ctx, { party, mandate, onward }: NonNullable<Filled['switchTo']>): Html =>
  form(
    { action: c.href('/acting-for') },
    hidden('mandate', mandate),
    hidden('then', onward),
    actions([{ label: c.l.t('web.act-for', { party }) }]),
  )
