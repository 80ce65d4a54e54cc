export {
  attrs,
  html,
  link,
  raw,
  rich,
  sentences,
  spaced,
  type AttributeValue,
  type Html,
  type Words,
} from './html.ts'
export {
  addressIn,
  navigation,
  shell,
  type Crumb,
  type Frame,
  type NavigationId,
  type Page,
} from './shell.ts'
export {
  bareContent,
  content,
  contentBlock,
  languageNotice,
  nameOf,
  recordedWords,
} from './pieces/content/index.ts'
export * from './pieces/chain/index.ts'
export * from './pieces/definition-list/index.ts'
export * from './pieces/disclosure/index.ts'
export * from './pieces/empty-state/index.ts'
export * from './pieces/error-summary/index.ts'
export * from './pieces/fact-line/index.ts'
export * from './pieces/filter-form/index.ts'
export * from './pieces/form/index.ts'
export * from './pieces/notice/index.ts'
export * from './pieces/pager/index.ts'
export * from './pieces/phases/index.ts'
export * from './pieces/progress/index.ts'
export * from './pieces/record-foot/index.ts'
export * from './pieces/recount/index.ts'
export * from './pieces/redline/index.ts'
export * from './pieces/results/index.ts'
export * from './pieces/rows/index.ts'
export * from './pieces/section/index.ts'
export * from './pieces/side-by-side/index.ts'
export * from './pieces/status/index.ts'
export * from './pieces/stepper/index.ts'
export * from './pieces/table/index.ts'
export * from './pieces/tally/index.ts'
export * from './pieces/timeline/index.ts'
export * from './pieces/vote-board/index.ts'
export * from './pieces/vote-choice/index.ts'
export { bars, type Bar, type Bars } from './pictures/bars.ts'
export { figure, type Figure } from './pictures/figure.ts'
export { worldMap, type Place } from './pictures/world-map.ts'
export { periods, type Period } from './pictures/periods.ts'
export { timeSeries, type Series, type TimeSeries } from './pictures/series.ts'
export { sparkline, type Point } from './pictures/sparkline.ts'
export { gallery } from './gallery.ts'
