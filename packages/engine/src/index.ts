export { isAssetCountedWithin } from './assets/is-asset-counted-within.ts'
export { runsOfAsset } from './assets/spans-of-asset.ts'
export { flagsOfAsset } from './assets/flags-of-asset.ts'
export { stateOfAsset } from './assets/state-of-asset.ts'
export { isAssetNews, takeAssetAway, tellAsset } from './assets/track-asset.ts'
export { type Disagreement, disagreements, disagreementsOf, rulingOf } from './cases/ruling-of.ts'
export { CellDeltas, type CellRow } from './cells/cell-deltas.ts'
export { type Standing, standingOfCase } from './cases/standing-of-case.ts'
export { type Contribution, type Contributions, hourDimension, sliceKey } from './cells/contribution.ts'
export { contributionsOfFact, type CountedFact } from './cells/contributions-of-fact.ts'
export { isNewer, type VersionMark } from './cells/newer-version.ts'
export { type Counted, take } from './cells/take.ts'
export { compileDefinitions } from './definitions/compile-definitions.ts'
export {
  type CaseRules,
  type CompiledFormula,
  type CompiledIndicator,
  type CompiledMeasure,
  countersOf,
  type Definitions,
  isSignalTerm,
  measuresOfKind,
  type Reach,
  slotsPerPage,
  type Taking,
  type Term,
  termsOfFormula,
  versionAt,
} from './definitions/definitions.ts'
export { histogramRelativeError } from './definitions/log-histogram.ts'
export { EngineError } from './engine-error.ts'
export type { Amount, ToldFigure } from './figures/amount.ts'
export {
  amountOfTerm,
  comparedPeriod,
  type FigureContext,
  type GroundOf,
  tellersOf,
  type Told,
} from './figures/amount-of-term.ts'
export { contentOfFigure, type Revision, reviseFigure } from './figures/revise-figure.ts'
export { editOf, type Sign, signsIn, type TracedFigure } from './figures/suspicions.ts'
export { type Atom, atomsOf, isCounted } from './readings/atoms.ts'
export { type Coverage, gapOf } from './readings/gap-of.ts'
export { sumWithAreas } from './readings/sum-with-areas.ts'
export { formulaOf, levelOf, valueOf } from './readings/reading-of.ts'
export type { SumOf, Telling, Value } from './readings/value-of-counters.ts'
export { type Counts, type HiddenAs, hasSmall, hiddenParts, smallestTold } from './readings/small-cells.ts'
