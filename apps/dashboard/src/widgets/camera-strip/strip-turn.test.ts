import { cameraStripConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { specimenScope } from '../../fixture/render-specimen.tsx'
import { aCamera } from '../../wall/alarm/an-alarm.fixture.tsx'
import { playing, stripGrid, stripTopic, turnAt } from './strip-turn.ts'

describe(turnAt, () => {
  const all = 'abcdefg'.split('')
  const at = (now: number) => turnAt(all, { tiles: 3, seconds: 20, now })

  it('shows the same to whoever has the same time, the next ones when the turn is over', () => {
    expect(at(0)).toEqual({ shown: ['a', 'b', 'c'], turn: 1, turns: 3 })
    expect(at(19_999)).toEqual(at(0))
    expect(at(20_000).shown).toEqual(['d', 'e', 'f'])
  })

  it('fills the last turn up from the front and begins again', () => {
    expect(at(40_000)).toEqual({ shown: ['g', 'a', 'b'], turn: 3, turns: 3 })
    expect(at(60_000)).toEqual(at(0))
  })

  it('shows nothing of nothing, and each once where there are few', () => {
    expect(turnAt([], { tiles: 4, seconds: 20, now: 1 })).toEqual({ shown: [], turn: 0, turns: 0 })
    expect(turnAt(['a'], { tiles: 4, seconds: 20, now: 9e9 })).toEqual({ shown: ['a'], turn: 1, turns: 1 })
  })
})

describe(playing, () => {
  it('leaves out what is down and what cannot be watched, in one order for all', () => {
    const cameras = new Map([
      ['c', aCamera({ streams: ['hls'] })],
      ['a', aCamera({ streams: ['snapshot'], state: 'degraded' })],
      ['b', aCamera({ streams: ['hls'], state: 'down' })],
      ['d', aCamera({ streams: [] })],
    ])
    expect(playing(cameras).map(([key]) => key)).toEqual(['a', 'c'])
  })
})

describe(stripGrid, () => {
  it.each([
    [4, 3_680, 520, { columns: 4, rows: 1 }],
    [4, 1_776, 868, { columns: 2, rows: 2 }],
    [4, 1_160, 1_600, { columns: 2, rows: 2 }],
    [2, 700, 1_200, { columns: 1, rows: 2 }],
    [1, 820, 640, { columns: 1, rows: 1 }],
    [4, 400, 400, { columns: 1, rows: 1 }],
  ])('puts %i tiles on %i × %i', (tiles, width, height, grid) => {
    expect(stripGrid(tiles, { width, height })).toEqual(grid)
  })
})

describe(stripTopic, () => {
  it('asks for a slice where one is chosen', () => {
    const slice = { dimension: 'route', value: 'bien-hoa' }
    expect(stripTopic(cameraStripConfigSchema.parse({}), specimenScope())).toBe('assets/camera/37')
    expect(stripTopic(cameraStripConfigSchema.parse({ slice }), specimenScope())).toBe(
      'assets/camera/37/route=bien-hoa',
    )
  })
})
