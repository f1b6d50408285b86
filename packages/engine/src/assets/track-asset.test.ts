import { assetBounds, type Asset, type TrackedAsset } from '@toan-canh/contract'
import { anAsset, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { clock } from '../cases/told-case.fixture.ts'
import { runsOfAsset } from './spans-of-asset.ts'
import { stateOfAsset } from './state-of-asset.ts'
import { isAssetNews, takeAssetAway, tellAsset } from './track-asset.ts'

/** Told at a clock time of 2 March, of a state that began at another. */
function said(state: Asset['state'], since: string, toldAt: string): Asset {
  return anAsset({ state, since: at(`2026-03-02 ${since}`), changedAt: at(`2026-03-02 ${toldAt}`) })
}

/** Known at one instant only. */
function sampled(state: Asset['state'], toldAt: string): Asset {
  const { since: _, ...rest } = said(state, toldAt, toldAt)
  return rest
}

function told(...versions: readonly Asset[]): TrackedAsset {
  const [first, ...later] = versions
  return later.reduce((asset: TrackedAsset, version) => tellAsset(asset, version), tellAsset(null, first ?? anAsset()))
}

function courseOf(asset: TrackedAsset): readonly string[] {
  return runsOfAsset(asset).map(({ state, from, to }) => `${state} ${clock(from)}–${clock(to)}`)
}

describe(tellAsset, () => {
  it('adds a state that begins later, and keeps the one before', () => {
    const asset = told(said('up', '08:00', '08:00'), said('down', '09:00', '09:05'))
    expect(courseOf(asset)).toEqual(['up 03-02 08:00–03-02 09:00', 'down 03-02 09:00–…'])
  })

  it('believes what was told later of the same time: it never went down', () => {
    const asset = told(said('up', '08:00', '08:00'), said('down', '09:00', '09:05'), said('up', '08:00', '10:00'))
    expect(courseOf(asset)).toEqual(['up 03-02 08:00–…'])
  })

  it('takes samples of one state as one stretch, and a change when the next differs', () => {
    const asset = told(
      sampled('up', '08:00'),
      sampled('up', '08:05'),
      sampled('down', '08:10'),
      sampled('down', '08:15'),
    )
    expect(asset.course).toHaveLength(2)
    expect(courseOf(asset)).toEqual(['up 03-02 08:00–03-02 08:10', 'down 03-02 08:10–…'])
  })

  it('is who the newest version says, whenever that arrives', () => {
    const newer = anAsset({ changedAt: at('2026-03-03 08:00'), unit: '14332', name: 'Cầu mới' })
    const older = anAsset({ unit: '14329', name: 'Cầu cũ' })
    expect(told(newer, older)).toEqual(told(older, newer))
    expect(told(newer, older)).toMatchObject({ unit: '14332', name: 'Cầu mới' })
  })

  it('joins signs of life that are near to each other, and keeps a silence between others', () => {
    const seenAt = (time: string) =>
      anAsset({ lastSeenAt: at(`2026-03-02 ${time}`), changedAt: at('2026-03-02 08:00') })
    const { seen } = told(seenAt('08:00'), seenAt('10:00'), seenAt('08:30'))
    expect(seen.map(({ from, to }) => [clock(from), clock(to)])).toEqual([
      ['03-02 08:00', '03-02 08:30'],
      ['03-02 10:00', '03-02 10:00'],
    ])
  })

  it('forgets the earliest turns beyond its bound, and counts what was before them as unknown', () => {
    const start = at('2026-03-02 08:00')
    const flips = Array.from({ length: assetBounds.turns + 2 }, (_, index) => start + index * 60_000)
    const asset = told(
      ...flips.map((since, index) => anAsset({ since, changedAt: since, state: index % 2 === 0 ? 'up' : 'down' })),
    )
    expect(asset.course).toHaveLength(assetBounds.turns)
    expect(runsOfAsset(asset)[0]).toMatchObject({ state: 'unknown', from: start, to: start + 2 * 60_000 })
  })
})

describe(takeAssetAway, () => {
  const asset = told(said('up', '08:00', '08:00'))

  it('ends the course and keeps it', () => {
    const gone = takeAssetAway(asset, at('2026-03-02 12:00'))
    expect(courseOf(gone)).toEqual(['up 03-02 08:00–03-02 12:00'])
    expect(stateOfAsset(gone, at('2026-03-02 13:00'))).toBeNull()
    expect(takeAssetAway(gone, at('2026-03-02 14:00'))).toBe(gone)
  })

  it('is taken back by a source that says later that it stood all the time', () => {
    const gone = takeAssetAway(asset, at('2026-03-02 12:00'))
    expect(courseOf(tellAsset(gone, said('up', '08:00', '13:00')))).toEqual(['up 03-02 08:00–…'])
  })
})

describe(isAssetNews, () => {
  const stored = told(said('up', '08:00', '09:00'))
  it.each<[claim: string, version: Asset, isNews: boolean]>([
    ['the same again', said('up', '08:00', '09:00'), false],
    ['a heartbeat a little later', { ...said('up', '08:00', '09:05'), lastSeenAt: at('2026-03-02 09:05') }, false],
    ['a heartbeat much later', { ...said('up', '08:00', '09:15'), lastSeenAt: at('2026-03-02 09:15') }, true],
    ['another state', said('down', '09:01', '09:01'), true],
    ['another name', { ...said('up', '08:00', '09:01'), name: 'Cầu mới' }, true],
    ['another slice', { ...said('up', '08:00', '09:01'), slices: { route: 'ql1' } }, true],
  ])('is asked of %s', (_, version, isNews) => {
    expect(isAssetNews(stored, tellAsset(stored, version))).toBe(isNews)
  })
})
