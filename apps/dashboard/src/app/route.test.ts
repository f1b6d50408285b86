import { describe, expect, it } from 'vitest'
import { routeOf, searchWith } from './route.ts'

const noView = { period: null, unit: null, boundary: null }

describe(routeOf, () => {
  it.each([
    ['/', '', { kind: 'chooser' }],
    ['/wall/dossiers', '', { kind: 'wall', board: 'dossiers', view: noView }],
    [
      '/wall/dossiers/',
      '?period=2025-11&unit=37&boundary=then',
      { kind: 'wall', board: 'dossiers', view: { period: '2025-11', unit: '37', boundary: 'then' } },
    ],
    ['/desk', '', { kind: 'desk', path: [], view: noView }],
    ['/desk/dossiers/14329', '', { kind: 'desk', path: ['dossiers', '14329'], view: noView }],
    ['/wall', '', { kind: 'unknown' }],
    ['/wall/a/b', '', { kind: 'unknown' }],
    ['/walls/dieu-hanh', '', { kind: 'output', wall: 'dieu-hanh', output: null }],
    ['/walls/dieu-hanh/r1c2', '', { kind: 'output', wall: 'dieu-hanh', output: 'r1c2' }],
    ['/walls/dieu-hanh/r1c2/x', '', { kind: 'unknown' }],
    ['/gallery', '?face=desk', { kind: 'gallery' }],
    ['/gallery/kpi', '', { kind: 'unknown' }],
    ['/screen', '', { kind: 'screen' }],
    ['/screen/x', '', { kind: 'unknown' }],
    ['/walls', '', { kind: 'unknown' }],
    ['/elsewhere', '', { kind: 'unknown' }],
    ['/wall/%E0%A4%A', '', { kind: 'wall', board: '%E0%A4%A', view: noView }],
  ])('reads %s%s', (path, search, route) => {
    expect(routeOf(path, search)).toEqual(route)
  })
})

describe(searchWith, () => {
  it('changes what is named and keeps the rest', () => {
    expect(searchWith('?lang=en&period=2025-11', { period: '2025-10' })).toBe('?lang=en&period=2025-10')
    expect(searchWith('?period=2025-11', { period: null })).toBe('')
    expect(searchWith('?period=2025-11', { unit: '14329' })).toBe('?period=2025-11&unit=14329')
  })
})
