import { stepper, type Crumb, type Html, type Step } from '../../../../design/index.ts'
import type { Ctx } from '../../../../platform/web/context.ts'

const names = ['upload', 'columns', 'check', 'record'] as const
export type StepName = (typeof names)[number]

/** Where one is in taking over a sheet; every step back is one key away. */
export const importSteps = (c: Ctx, now: StepName, sheet?: string): Html =>
  stepper(
    names.map((name, i): Step => {
      const state = i < names.indexOf(now) ? 'done' : name === now ? 'now' : 'ahead'
      const label = c.l.t(`parties.import.step.${name}`)
      if (state !== 'done' || sheet === undefined) return { label, state }
      return { label, state, href: stepHref(c, name, sheet) }
    }),
    c.l,
  )

export const stepHref = (c: Ctx, step: StepName, sheet: string): string =>
  c.href(step === 'upload' ? '/parties/import' : `/parties/import/${sheet}/${step}`)

export const importCrumbs = (c: Ctx): Crumb[] => [
  { label: c.l.t('parties.title'), href: c.href('/parties') },
  { label: c.l.t('parties.import') },
]
