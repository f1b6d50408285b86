import { isBench, isTest, type Source } from './read-sources.ts'

const MEDIAN_LINES = 100
const P90_LINES = 250
const LARGEST_LINES = 400
const LEAST_TEST_RATIO = 0.7

/** Which budgets of DESIGN's last section the code breaks, one sentence each. */
export function codeBudgetProblems(sources: readonly Source[]): string[] {
  const sizes = sources.map(({ path, text }) => ({ path, lines: linesOf(text) }))
  const sorted = sizes.map(({ lines }) => lines).toSorted((a, b) => a - b)
  const source = sumOf(sizes.filter(({ path }) => !isTest(path) && !isBench(path)))
  const test = sumOf(sizes.filter(({ path }) => isTest(path)))
  const ratio = source === 0 ? Infinity : test / source
  return [
    ...sizes
      .filter(({ lines }) => lines > LARGEST_LINES)
      .map(({ path, lines }) => `${path} has ${lines} lines, more than ${LARGEST_LINES}: split it`),
    ...above('median file', rank(sorted, 0.5), MEDIAN_LINES),
    ...above('90th percentile of files', rank(sorted, 0.9), P90_LINES),
    ...(ratio < LEAST_TEST_RATIO
      ? [`${test} lines of tests for ${source} of source: ${ratio.toFixed(2)}, less than ${LEAST_TEST_RATIO}`]
      : []),
  ]
}

function above(what: string, lines: number, limit: number): string[] {
  return lines > limit ? [`the ${what} has ${lines} lines, more than ${limit}`] : []
}

function linesOf(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

function rank(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}

function sumOf(sizes: readonly { readonly lines: number }[]): number {
  return sizes.reduce((sum, { lines }) => sum + lines, 0)
}
