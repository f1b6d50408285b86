import { runOnNode24 } from './bootstrap/run-on-node-24.mjs'

await runOnNode24('apps/aggregator/src/cli/main.ts')
