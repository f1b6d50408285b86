export * from './connector.ts'
export * from './source-error.ts'
export type { Mapped, Mapping } from './mapping/compile-mapping.ts'
