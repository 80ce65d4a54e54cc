import type { LangText } from '../../src/platform/language/index.ts'
import promised from './commitments.json' with { type: 'json' }
import given from './proposals.json' with { type: 'json' }

export interface Proposal {
  readonly key: string
  readonly body: string
  readonly sponsor: string
  readonly paths: readonly string[]
  readonly title: LangText
  readonly question: LangText
  readonly text?: { readonly id: string }
  readonly votes?: Readonly<Record<'yes' | 'no' | 'abstain', readonly string[]>>
  readonly absent?: readonly string[]
  /** `open`: in ballot, or, without votes, still before its body */
  readonly outcome: 'adopted' | 'rejected' | 'consensus' | 'open'
}

export interface Position {
  readonly proposal: string
  readonly party: string
  readonly kind: string
  readonly paragraph?: number
  readonly words: { readonly text: string; readonly language: string }
}

export const proposals = given.proposals as unknown as readonly Proposal[]
export const positions = given.positions as readonly Position[]

export interface Promised {
  readonly key: string
  readonly text: string
  readonly paragraph: number
  readonly party: string
  readonly title: LangText
  readonly due?: string
  readonly reports: readonly {
    readonly progress: string
    readonly words: { readonly text: string; readonly language: string }
  }[]
  /** `iati:<identifier>` of the project that shows delivery */
  readonly evidence?: string
}

export const commitments = promised as readonly Promised[]
