import { describe, expect, it } from 'vitest'
import { codeBudgetProblems } from './code-budgets.ts'
import { importRings } from './import-rings.ts'
import { importsOf } from './imports-of.ts'
import { layerProblems } from './layer-problems.ts'
import { listPaths, readSources, type Source } from './read-sources.ts'
import { runChecks } from './run-checks.ts'

function aSource(path: string, text: string): Source {
  return { path, text }
}
function imports(path: string, ...specifiers: string[]): Source {
  return aSource(path, specifiers.map((specifier) => `import '${specifier}'`).join('\n'))
}
const lines = (count: number): string => 'x\n'.repeat(count)

describe(importsOf, () => {
  it('sees every way to name another module, and no text that only looks like one', () => {
    const text = `
      import a from './a.ts'
      import type { B } from './b.ts'
      export { c } from './c.ts'
      export * from './d.ts'
      const e = import('./e.ts')
      const text = "import x from './no.ts'" // import './no.ts'
      export const f: B = [a, e, text]`
    expect(importsOf(aSource('x.ts', text)).toSorted()).toEqual(['./a.ts', './b.ts', './c.ts', './d.ts', './e.ts'])
  })
})

describe(layerProblems, () => {
  it.each([
    ['packages/engine/src/x.ts', '@toan-canh/contract'],
    ['apps/aggregator/src/x.ts', '@toan-canh/store'],
    ['packages/engine/src/x.test.ts', '@toan-canh/testkit'],
    ['packages/engine/src/x.ts', '../../../catalogue/x.json'],
    ['packages/engine/src/deep/x.ts', '../y.ts'],
    ['e2e/x.e2e.ts', '../apps/aggregator/src/main.ts'],
    ['apps/province/src/x.ts', 'zod'],
  ])('lets %s import %s', (path, specifier) => {
    expect(layerProblems([imports(path, specifier)])).toEqual([])
  })

  it.each([
    ['packages/calendar/src/x.ts', '@toan-canh/contract', 'may not import'],
    ['packages/engine/src/x.ts', '@toan-canh/store', 'may not import'],
    ['apps/dashboard/src/x.ts', '@toan-canh/engine', 'may not import'],
    ['apps/province/src/x.ts', '@toan-canh/engine', 'may not import'],
    ['packages/engine/src/x.ts', '@toan-canh/testkit', 'may not import'],
    ['apps/aggregator/src/x.ts', '@toan-canh/engine/src/cells/y.ts', 'past the door'],
    ['apps/aggregator/src/x.ts', '../../../packages/engine/src/index.ts', 'leaves the workspace'],
    ['packages/engine/src/x.test.ts', '../../store/src/y.ts', 'leaves the workspace'],
    ['bench/x.ts', '../packages/engine/src/y.ts', 'leaves the workspace'],
  ])('refuses that %s imports %s', (path, specifier, reason) => {
    expect(layerProblems([imports(path, specifier)])).toEqual([expect.stringContaining(reason)])
  })
})

describe(importRings, () => {
  it('finds a ring of files and names its members', () => {
    const files = [
      imports('a.ts', './b.ts'),
      imports('b.ts', './c.ts'),
      imports('c.ts', './a.ts'),
      imports('d.ts', './a.ts'),
    ]
    expect(importRings(files)).toEqual([['a.ts', 'b.ts', 'c.ts']])
  })

  it('follows a package through its door', () => {
    const files = [
      imports('packages/live/src/index.ts', './x.ts'),
      imports('packages/live/src/x.ts', '@toan-canh/live'),
    ]
    expect(importRings(files)).toHaveLength(1)
  })

  it('finds none where two ways lead to one file', () => {
    expect(importRings([imports('a.ts', './b.ts', './c.ts'), imports('b.ts', './c.ts'), imports('c.ts')])).toEqual([])
  })
})

describe(codeBudgetProblems, () => {
  const tests = aSource('packages/x/src/y.test.ts', lines(90))

  it('passes small files with tests', () => {
    expect(codeBudgetProblems([aSource('packages/x/src/y.ts', lines(100)), tests])).toEqual([])
  })

  it('weighs tests against source, and measurements against neither', () => {
    const sources = [
      aSource('a.ts', lines(100)),
      aSource('x-fixture.tsx', lines(70)),
      aSource('bench/b.ts', lines(100)),
    ]
    expect(codeBudgetProblems(sources)).toEqual([])
  })

  it.each([
    [
      'a file over 400 lines',
      [aSource('big.ts', lines(401)), ...Array.from({ length: 20 }, () => tests)],
      'big.ts has 401',
    ],
    ['a large median', [aSource('a.ts', lines(101)), aSource('b.test.ts', lines(101))], 'median file has 101'],
    [
      'too many large files',
      [...Array.from({ length: 8 }, () => tests), aSource('a.ts', lines(251)), aSource('b.ts', lines(251))],
      '90th percentile of files has 251',
    ],
    ['too few tests', [aSource('a.ts', lines(100)), aSource('a.test.ts', lines(69))], '69 lines of tests for 100'],
  ])('names %s', (_, sources, words) => {
    expect(codeBudgetProblems(sources)).toContainEqual(expect.stringContaining(words))
  })
})

describe(readSources, () => {
  it('reads code and nothing that git ignores', () => {
    const paths = readSources(process.cwd()).map(({ path }) => path)
    expect(paths).toContain('scripts/check/read-sources.ts')
    expect(paths.some((path) => path.includes('node_modules') || path.startsWith('dist/'))).toBe(false)
    expect(listPaths(process.cwd())).toContain('package.json')
  })
})

describe(runChecks, () => {
  const check = (name: string, code: string) => ({ name, command: [process.execPath, '-e', code] as const })

  it('runs all, keeps their order and tells failure with its output', async () => {
    const told: string[] = []
    const checks = [
      check('slow', 'setTimeout(() => {}, 300)'),
      check('bad', 'console.log("because"); process.exit(3)'),
      check('quick', ''),
    ]
    const results = await runChecks(checks, ({ name }) => told.push(name), { cwd: process.cwd() })
    expect(results.map(({ name, isPassed }) => [name, isPassed])).toEqual([
      ['slow', true],
      ['bad', false],
      ['quick', true],
    ])
    expect(results[1]?.output).toContain('because')
    expect(told.toSorted()).toEqual(['bad', 'quick', 'slow'])
  })

  it('counts a command that does not exist as failed', async () => {
    const [result] = await runChecks([{ name: 'gone', command: ['/nowhere/x'] }], () => {}, { cwd: '/' })
    expect(result).toMatchObject({ isPassed: false, output: expect.stringContaining('ENOENT') })
  })
})
