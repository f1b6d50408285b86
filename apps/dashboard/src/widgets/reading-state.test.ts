import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { readingStateOf } from './reading-state.ts'

const live = { kind: 'live' } as const
const point: Point = { v: 99.12, n: 179_973, d: 181_579, l: 'ok', s: 7 }

describe(readingStateOf, () => {
  it('shows a fresh number with its level', () => {
    expect(readingStateOf(live, point, 'current')).toEqual({
      kind: 'value',
      point,
      level: 'ok',
      isDimmed: false,
      isPartial: false,
    })
  })

  it('dims an old number and takes its level away', () => {
    expect(readingStateOf(live, point, 'dimmed')).toMatchObject({ level: 'none', isDimmed: true })
  })

  it('keeps the level of a number whose time is known', () => {
    expect(readingStateOf(live, point, 'current')).toMatchObject({ level: 'ok', isDimmed: false })
  })

  it('makes a dash of an expired number and remembers it', () => {
    expect(readingStateOf(live, point, 'expired')).toEqual({ kind: 'expired', last: point })
    expect(readingStateOf(live, { ...point, v: null }, 'expired')).toEqual({ kind: 'empty', gap: 'no_data' })
  })

  it('judges nothing over incomplete history', () => {
    expect(readingStateOf(live, { ...point, g: 'history_incomplete' }, 'current')).toMatchObject({
      level: 'none',
      isPartial: true,
    })
  })

  it.each([
    [null, 'no_data'],
    [{ ...point, v: null, g: 'no_denominator' as const }, 'no_denominator'],
    [{ ...point, v: null }, 'no_data'],
  ])('never shows %j as zero', (read, gap) => {
    expect(readingStateOf(live, read, 'current')).toEqual({ kind: 'empty', gap })
  })

  it('tells waiting, refused and lost apart', () => {
    expect(readingStateOf({ kind: 'waiting' }, null, 'current')).toEqual({ kind: 'waiting' })
    expect(readingStateOf({ kind: 'refused', code: 'forbidden', sentence: 'không được xem' }, null, 'current')).toEqual(
      {
        kind: 'failed',
        reason: 'không được xem',
      },
    )
    expect(readingStateOf({ kind: 'stale', since: 1 }, point, 'current')).toMatchObject({ kind: 'value' })
  })
})
