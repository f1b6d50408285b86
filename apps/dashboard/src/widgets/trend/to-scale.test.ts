import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scaleOf } from './to-scale.ts'

const percent = { least: 0, most: 100 }

describe(scaleOf, () => {
  it('frames the rates of a year between round lines', () => {
    const scale = scaleOf([97.3, 98.2, 98.9, 99.12, 99], percent)
    expect(scale.lines).toEqual([98, 99])
    expect(scale.min).toBeLessThan(97.3)
    expect(scale.max).toBeGreaterThan(99.12)
  })

  it('never shows more than all or less than nothing', () => {
    expect(scaleOf([100, 99.9], percent).max).toBe(100)
    expect(scaleOf([0, 0.1], percent).min).toBe(0)
  })

  it('stands when nothing moves or nothing is known', () => {
    const flat = scaleOf([99, 99], percent)
    expect(flat.max).toBeGreaterThan(flat.min)
    expect(scaleOf([], percent)).toEqual({ min: 0, max: 100, lines: [] })
  })

  it('gives one point room around it, and no line finer than what is written', () => {
    const one = scaleOf([72.4], { ...percent, finest: 0.1 })
    expect([Math.round(one.min), Math.round(one.max)]).toEqual([72, 73])
    expect(scaleOf([99.12], { ...percent, finest: 0.01 }).max - scaleOf([99.12], percent).min).toBeGreaterThan(1)
    expect(scaleOf([5], { least: 0, most: Number.POSITIVE_INFINITY, finest: 1 }).lines).toEqual([5])
  })

  it('follows values that pass the bounds, such as a growth below zero', () => {
    const scale = scaleOf([-4.2, 3.1], percent)
    expect(scale.min).toBeLessThan(-4.2)
    expect(scale.lines).toContain(0)
    expect(scaleOf([104, 96], percent).max).toBeGreaterThan(104)
  })

  it('holds every value, with one to three lines inside', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1 }), (values) => {
        const { min, max, lines } = scaleOf(values, percent)
        expect(min).toBeLessThanOrEqual(Math.min(...values))
        expect(max).toBeGreaterThanOrEqual(Math.max(...values))
        expect(lines.length).toBeLessThanOrEqual(3)
        for (const line of lines) expect(line >= min - 1e-6 && line <= max + 1e-6).toBe(true)
      }),
    )
  })
})
