export type { Instant } from './instant.ts'
export * from './day.ts'
export * from './period.ts'
