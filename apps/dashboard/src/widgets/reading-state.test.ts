import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { readingStateOf } from './reading-state.ts'

const live = { kind: 'live' } as const
const point: Point = { v: 99.12, n: 179_973, d: 181_579, l: 'ok', s: 7 }

describe(readingStateOf, () => {
  it('shows a fresh number with its level', () => {
    expect(readingStateOf(live, point, 'fresh')).toEqual({
      kind: 'value',
      point,
      level: 'ok',
      isDimmed: false,
      isPartial: false,
    })
  })

  it.each(['stale', 'lost'] as const)('dims a %s number and takes its level away', (freshness) => {
    expect(readingStateOf(live, point, freshness)).toMatchObject({ level: 'none', isDimmed: true })
  })

  it('keeps the level of a late number', () => {
    expect(readingStateOf(live, point, 'late')).toMatchObject({ level: 'ok', isDimmed: false })
  })

  it('judges nothing over incomplete history', () => {
    expect(readingStateOf(live, { ...point, g: 'history_incomplete' }, 'fresh')).toMatchObject({
      level: 'none',
      isPartial: true,
    })
  })

  it.each([
    [null, 'no_data'],
    [{ ...point, v: null, g: 'no_denominator' as const }, 'no_denominator'],
    [{ ...point, v: null }, 'no_data'],
  ])('never shows %j as zero', (read, gap) => {
    expect(readingStateOf(live, read, 'fresh')).toEqual({ kind: 'empty', gap })
  })

  it('tells waiting, refused and lost apart', () => {
    expect(readingStateOf({ kind: 'waiting' }, null, null)).toEqual({ kind: 'waiting' })
    expect(readingStateOf({ kind: 'refused', code: 'forbidden', sentence: 'không được xem' }, null, null)).toEqual({
      kind: 'failed',
      reason: 'không được xem',
    })
    expect(readingStateOf({ kind: 'stale', since: 1 }, point, 'late')).toMatchObject({ kind: 'value' })
  })
})
