import { describe, expect, it } from 'vitest'
import { type BuiltChunk, filesOfWall, releaseOf } from './files-of-wall.ts'

function aChunk(fileName: string, change: Partial<BuiltChunk> = {}): BuiltChunk {
  return { fileName, isEntry: false, facadeModuleId: null, imports: [], dynamicImports: [], brings: [], ...change }
}

const chunks = [
  aChunk('assets/index.js', {
    isEntry: true,
    imports: ['assets/react.js'],
    dynamicImports: ['assets/wall.js', 'assets/desk.js'],
    brings: ['assets/be.woff2', 'assets/be.woff', 'assets/index.css'],
  }),
  aChunk('assets/react.js'),
  aChunk('assets/wall.js', { facadeModuleId: '/x/src/wall/wall-page.tsx', dynamicImports: ['assets/kpi.js'] }),
  aChunk('assets/kpi.js', { facadeModuleId: '/x/src/widgets/kpi/view.tsx', imports: ['assets/wall.js'] }),
  aChunk('assets/desk.js', { facadeModuleId: '/x/src/desk/desk-page.tsx', imports: ['assets/table.js'] }),
  aChunk('assets/table.js'),
]

describe(filesOfWall, () => {
  it('lists the page and all that a wall loads sooner or later, nothing of the desk', () => {
    expect(filesOfWall(chunks)).toEqual([
      '/',
      '/assets/be.woff2',
      '/assets/index.css',
      '/assets/index.js',
      '/assets/kpi.js',
      '/assets/react.js',
      '/assets/wall.js',
    ])
  })
})

describe(releaseOf, () => {
  it('is another one when a file or the page is', () => {
    const names = [releaseOf(['/', '/a.js'], 'x'), releaseOf(['/', '/b.js'], 'x'), releaseOf(['/', '/a.js'], 'y')]
    expect(new Set(names).size).toBe(3)
    expect(releaseOf(['/', '/a.js'], 'x')).toBe(names[0])
  })
})
