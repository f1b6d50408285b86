import type { AssetView, Item } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { pinLevel } from './exception-rows.tsx'
import { assetsOf, exceptionsOf, mapPoints } from './to-points.ts'

function anAsset(id: string, parts: Partial<AssetView> = {}): readonly [string, AssetView] {
  return [
    `camera/${id}`,
    {
      source: 'camera',
      id,
      unit: '14329',
      name: `Camera ${id}`,
      at: [105.97, 20.25],
      state: 'up',
      since: '2026-11-21T06:00:00+07:00',
      lastSeenAt: '2026-11-21T08:19:00+07:00',
      flags: [],
      slices: {},
      streams: [],
      ...parts,
    },
  ]
}

const hour = (clock: string) => `2026-11-21T${clock}:00+07:00`

describe(exceptionsOf, () => {
  it('puts what is dark for too long first, the longest of it at the top', () => {
    const assets = new Map([
      anAsset('up'),
      anAsset('flaps', { flags: ['flapping'] }),
      anAsset('silent', { flags: ['silent'], lastSeenAt: hour('05:00') }),
      anAsset('new', { state: 'down', since: hour('08:00') }),
      anAsset('hour', { state: 'down', since: hour('07:00'), flags: ['down_for', 'silent'] }),
      anAsset('day', { state: 'down', since: '2026-11-20T07:00:00+07:00', flags: ['down_for'] }),
    ])
    expect(exceptionsOf(assets).map(({ asset, why }) => [asset.id, why])).toEqual([
      ['day', 'down_for'],
      ['hour', 'down_for'],
      ['new', 'down'],
      ['silent', 'silent'],
      ['flaps', 'flapping'],
    ])
  })
})

describe(mapPoints, () => {
  it('leaves out what has no place, and what is no asset', () => {
    const items = new Map([anAsset('A'), anAsset('B', { at: null })])
    const point: Item = { v: 1, l: 'none', s: 1 }
    const assets = assetsOf(new Map<string, Item>([...items, ['point', point]]))
    expect([...assets.keys()]).toEqual(['camera/A', 'camera/B'])
    expect([...mapPoints(assets)]).toEqual([['camera/A', { at: [105.97, 20.25], state: 'up' }]])
  })
})

describe(pinLevel, () => {
  const [, asset] = anAsset('A', { state: 'down' })
  it.each([
    ['down_for', 0, 'act', 'act'],
    ['down_for', 4, 'act', 'act'],
    ['down_for', 5, 'act', 'watch'],
    ['down_for', 0, 'watch', 'watch'],
    ['down_for', 0, 'none', 'watch'],
    ['down', 0, 'act', 'watch'],
    ['silent', 0, 'act', 'none'],
  ] as const)('marks %s in row %i under the level %s as %s', (why, index, level, mark) => {
    expect(pinLevel({ key: 'k', asset, why }, index, level)).toBe(mark)
  })
})
