import { describe, expect, it } from 'vitest'
import { boardsIn, bundleProblems, inKilobytes, weighFaces, type Manifest } from './bundle-budgets.ts'

type Chunk = Manifest[string]
const chunk = (file: string, more: Partial<Chunk> = {}): Chunk => ({
  file,
  imports: [],
  dynamicImports: [],
  css: [],
  ...more,
})

const manifest: Manifest = {
  'index.html': chunk('main.js', {
    imports: ['_react.js'],
    dynamicImports: ['src/wall/wall-page.tsx'],
    css: ['main.css'],
  }),
  '_react.js': chunk('react.js'),
  'src/wall/wall-page.tsx': chunk('wall.js', {
    imports: ['_react.js'],
    dynamicImports: [
      'src/tile.tsx',
      'src/map/commune-canvas.ts',
      'src/widgets/trend/view.tsx',
      'src/widgets/kpi/view.tsx',
    ],
  }),
  'src/desk/desk-page.tsx': chunk('desk.js', { imports: ['_react.js'], dynamicImports: ['src/tile.tsx'] }),
  'src/tile.tsx': chunk('tile.js'),
  'src/widgets/trend/view.tsx': chunk('trend.js', { dynamicImports: ['src/chart.tsx'] }),
  'src/widgets/kpi/view.tsx': chunk('kpi.js'),
  'src/chart.tsx': chunk('chart.js'),
  'src/map/commune-canvas.ts': chunk('maplibre.js'),
}
const sizes: Readonly<Record<string, number>> = {
  'main.js': 10_000,
  'main.css': 5_000,
  'react.js': 60_000,
  'wall.js': 20_000,
  'desk.js': 30_000,
  'tile.js': 100_000,
  'maplibre.js': 900_000,
  'trend.js': 2_000,
  'chart.js': 50_000,
  'kpi.js': 3_000,
}
const boards = [[]]
const sizeOf = (file: string): number => sizes[file] ?? 0

describe(weighFaces, () => {
  it('counts what the wall shows at once, shared parts once and the map not at all', () => {
    expect(weighFaces(manifest, sizeOf, boards).find(({ name }) => name === 'wall')?.bytes).toBe(195_000)
  })

  it('counts for the wall the board that weighs most, with the widgets that it holds', () => {
    const weightOf = (...held: string[][]) =>
      weighFaces(manifest, sizeOf, held).find(({ name }) => name === 'wall')?.bytes
    expect(weightOf(['kpi'], ['trend', 'kpi'])).toBe(195_000 + 55_000)
    expect(weightOf(['kpi'])).toBe(195_000 + 3_000)
  })

  it('reads which widgets the boards of the catalogue hold', () => {
    const held = boardsIn(new URL('../../catalogue', import.meta.url).pathname)
    expect(held.length).toBeGreaterThan(10)
    expect(held.some((types) => types.includes('exceptions') && types.includes('choropleth'))).toBe(true)
  })

  it('counts for the desk what it loads before anything is asked for', () => {
    expect(weighFaces(manifest, sizeOf, boards).find(({ name }) => name.startsWith('desk'))?.bytes).toBe(105_000)
  })

  it('has no weight for a face that is not built', () => {
    const { 'src/desk/desk-page.tsx': _, ...wallOnly } = manifest
    expect(weighFaces(wallOnly, sizeOf, boards).find(({ name }) => name.startsWith('desk'))?.bytes).toBeNull()
  })
})

describe(bundleProblems, () => {
  it('names the face that is too heavy, by how much', () => {
    const heavy = weighFaces(manifest, (file) => (file === 'tile.js' ? 310_000 : sizeOf(file)), boards)
    expect(bundleProblems(heavy)).toEqual(['wall: 405 kB compressed, more than 400 kB'])
    expect(bundleProblems(weighFaces(manifest, sizeOf, boards))).toEqual([])
  })

  it('writes kilobytes of a thousand', () => {
    expect(inKilobytes(312_400)).toBe('312 kB')
  })
})
