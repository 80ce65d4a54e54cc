import {
  checkboxGroup,
  disclosure,
  errorAt,
  html,
  selectField,
  textArea,
  textField,
  type FormError,
  type Html,
} from '../../../design/index.ts'
import { isRefusal } from '../../../platform/record/index.ts'
import { actPage } from '../../../platform/web/act-page.ts'
import type { Ctx } from '../../../platform/web/context.ts'
import { formErrors } from '../../../platform/web/form-errors.ts'
import { all, inLanguages, one } from '../../../platform/web/fields.ts'
import { signedIn } from '../../../platform/web/policies.ts'
import type { ActRoute, Filled } from '../../../platform/web/route.ts'
import { listBodies, membersOn } from '../../bodies/index.ts'
import { listPaths } from '../../paths/index.ts'

/** A member's proposal to a body: the question, its paths, and what its adoption would perform. */
export const proposeForm: ActRoute = {
  kind: 'act',
  path: '/decisions/propose',
  policy: signedIn,
  act: 'proposal.made',
  page: async (c, filled) => {
    const { l } = c
    const { values } = filled
    const [bodies, paths] = await Promise.all([listBodies(c.db), listPaths(c.db)])
    const carriers = c.house.modules.flatMap((module) => module.carriers ?? [])
    const members = await Promise.all(bodies.map(({ id }) => membersOn(c.db, id, c.today)))
    const body = one(values, 'body') || bodies[0]?.id
    const wrong = formErrors(filled.refusal, l)
    const parts = await Promise.all(
      carriers.map(async (carrier) =>
        disclosure(l.t(carrier.legend), await carrier.fields(c, values, wrong), wrong.length > 0),
      ),
    )
    return actPage(c, filled, {
      parties: [...new Set(members.flat().map(({ id }) => id))],
      title: l.t('decisions.propose'),
      crumbs: [
        { label: l.t('decisions.title'), href: c.href('/decisions') },
        { label: l.t('decisions.propose') },
      ],
      fact: l.t('decisions.propose-fact'),
      heading: l.t('decisions.proposal'),
      action: '/decisions/propose',
      fields: (errors) => [
        selectField(
          {
            name: 'body',
            label: l.t('decisions.to-body'),
            error: errorAt(errors, 'body'),
            value: body,
            options: bodies.map(({ id, name }) => ({ value: id, label: l.pick(name).text })),
          },
          l,
        ),
        ...languageFields(c, filled, errors),
        checkboxGroup(
          {
            name: 'paths',
            optional: true,
            label: l.t('decisions.paths'),
            error: errorAt(errors, 'paths'),
            values: all(values, 'paths'),
            options: paths.map((path) => ({
              value: path.id,
              label: `${path.number} ${l.pick(path.title).text}`,
            })),
          },
          l,
        ),
        ...parts,
      ],
    })
  },
  ask: async (c, values) => {
    const carriers = c.house.modules.flatMap((module) => module.carriers ?? [])
    const asked = await Promise.all(
      carriers.map(async (carrier) => ({ type: carrier.act, body: await carrier.ask(c, values) })),
    )
    const refused = asked.map(({ body }) => body).find(isRefusal)
    if (refused) return refused
    const acts = asked.filter(({ body }) => body !== undefined)
    return {
      body: {
        body: one(values, 'body'),
        title: inLanguages(values, 'title'),
        question: inLanguages(values, 'question'),
        acts,
        paths: all(values, 'paths'),
      },
    }
  },
  onward: () => '/decisions',
}

/** Title and question in the reader's language; the other working languages are one key away. */
function languageFields(c: Ctx, { values }: Filled, errors: FormError[]): Html[] {
  const { l } = c
  const fields = (lang: string, optional: boolean): Html =>
    html`${textField(
      {
        name: `title.${lang}`,
        label: l.t('decisions.title-in', { language: l.ownName(lang) }),
        lang,
        optional,
        maxlength: 300,
        error: errorAt(errors, optional ? `title.${lang}` : 'title') ?? errorAt(errors, `title.${lang}`),
        value: one(values, `title.${lang}`),
      },
      l,
    )}${textArea(
      {
        name: `question.${lang}`,
        label: l.t('decisions.question-in', { language: l.ownName(lang) }),
        lang,
        optional,
        rows: 3,
        maxlength: 2000,
        error:
          errorAt(errors, optional ? `question.${lang}` : 'question') ?? errorAt(errors, `question.${lang}`),
        value: one(values, `question.${lang}`),
      },
      l,
    )}`
  const others = c.languages.filter((lang) => lang !== l.lang)
  return [
    fields(l.lang, false),
    disclosure(
      l.t('decisions.other-languages'),
      html`<div class="form">${others.map((lang) => fields(lang, true))}</div>`,
      others.some((lang) => one(values, `title.${lang}`) || one(values, `question.${lang}`)),
    ),
  ]
}
