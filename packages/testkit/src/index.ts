export {
  type AssetHistory,
  arbitraryAssetHistory,
  assetDays,
  assetDimensions,
} from './arbitraries/arbitrary-asset-history.ts'
export { arbitraryCalendarData } from './arbitraries/arbitrary-calendar-data.ts'
export { type History, type HistoryStep, arbitraryHistory } from './arbitraries/arbitrary-history.ts'
export { arbitraryMoment, arbitraryWindow, historySpan } from './arbitraries/arbitrary-moment.ts'
export { smallDimensions, smallProvince, unitsWithCases } from './arbitraries/small-province.ts'
export * from './builders/a-case.ts'
export * from './builders/a-figure.ts'
export * from './builders/a-pause.ts'
export * from './builders/an-asset.ts'
export * from './builders/at.ts'
export * from './builders/day-at.ts'
export * from './builders/fixed-clock.ts'
export * from './builders/office-calendar.ts'
export { type AssetOracle, type AssetVersion, assetOracle } from './oracle/asset-oracle.ts'
export * from './oracle/oracle.ts'
export { FigureOracle, monthsBetween, type ToldVersion } from './oracle/told-figures.ts'
export type { Counts, DayRange } from './oracle/counts.ts'
export { type NaiveWorkingTime, naiveWorkingTime } from './oracle/naive-working-time.ts'
export { type Version, contentHash, isCase } from './oracle/newest-versions.ts'
export { type OracleReading, oracleIndicators } from './oracle/reading-of.ts'
export { temporaryDatabase, type TemporaryDatabase } from './database.ts'
export { type ReceiptFigures, type ReceiptGroup, receiptFigures, receiptText } from './receipt-figures.ts'
export * from './broker.ts'
