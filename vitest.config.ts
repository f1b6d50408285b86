import { defineConfig } from 'vitest/config'

const TEST_TIMEOUT_MS = 20_000
const SERVER_TIMEOUT_MS = 60_000
const BROWSER_TIMEOUT_MS = 120_000

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{packages,apps,scripts,catalogue,bench,deploy}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', '**/*.server.test.ts'],
          testTimeout: TEST_TIMEOUT_MS,
        },
      },
      {
        test: {
          name: 'server',
          include: ['{packages,apps,scripts,catalogue}/**/*.server.test.ts'],
          globalSetup: ['packages/testkit/src/database-server.ts'],
          fileParallelism: false,
          testTimeout: SERVER_TIMEOUT_MS,
          hookTimeout: SERVER_TIMEOUT_MS,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['packages/testkit/src/database-server.ts'],
          fileParallelism: false,
          testTimeout: BROWSER_TIMEOUT_MS,
          hookTimeout: BROWSER_TIMEOUT_MS,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
