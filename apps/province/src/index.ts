export { type ProvinceOptions, type RunningProvince, startProvince } from './start-province.ts'
export { defaultSettings } from './settings.ts'
export type { Credentials } from './upstream/tokens.ts'
export { type MonthCounts, publishedCounts } from './draw/published-counts.ts'
