export * from './approximate-pack.ts'
export * from './import-pack.ts'
export * from './map-pack-error.ts'
export * from './world-land.ts'
