import type { Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { periodNamed } from '../members/member-fixture.ts'
import { MissingUnits } from './missing-units.tsx'

const name = { indicator: 'tthc.on_time_rate', unit: '37', period: periodNamed('2025-11'), slice: null, commit: 1 }
const topic = 'breakdown/tthc.on_time_rate/37/2025-11/unit'
const told: Point = { v: 12, l: 'none', s: 1 }
const silent: Point = { v: null, l: 'unknown', g: 'no_data', s: 1 }

function words(points: Readonly<Record<string, Point>>): string {
  return wordsOf(drawnDesk('/37', <MissingUnits name={name} />, { topics: { [topic]: points } }))
}

describe(MissingUnits, () => {
  it('names the units that told nothing, in Vietnamese order, and no other', () => {
    expect(words({ X2: { ...told, m: [2, 9] }, X3: told })).toBe('Chưa có số của: X2')
    expect(words({ X2: silent, X1: silent, X3: told })).toBe('Chưa có số của: X1, X2')
  })

  it('names twelve and counts the others', () => {
    const points = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`X${String(at + 1)}`, silent]))
    expect(words(points)).toMatch(/X12 và 8 đơn vị nữa$/)
  })

  it('says nothing where it is not known who is missing', () => {
    expect(words({ X1: told })).toBe('')
  })
})
