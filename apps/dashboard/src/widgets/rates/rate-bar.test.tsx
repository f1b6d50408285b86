import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RateBarDrawing } from './rate-bar.tsx'

const draw = (bar: { solidTo: number; lateTo: number; hatchedTo: number; end: number }, isQuiet = false): string =>
  renderToStaticMarkup(<RateBarDrawing bar={bar} width={1_000} height={50} isQuiet={isQuiet} />)

describe(RateBarDrawing, () => {
  it('spans the bracket over exactly the denominator', () => {
    expect(draw({ solidTo: 0.8, lateTo: 0.81, hatchedTo: 0.81, end: 0.81 })).toContain('H808v')
    expect(draw({ solidTo: 0.8, lateTo: 0.81, hatchedTo: 1, end: 1 })).toContain('H998v')
  })

  it('outlines what is counted and not fulfilled, and dots what is outside the denominator', () => {
    const old = draw({ solidTo: 0.8, lateTo: 0.8, hatchedTo: 0.8, end: 1 })
    expect(old).toContain('stroke="var(--text3)"')
    expect(old).not.toContain('stroke-dasharray')
    expect(draw({ solidTo: 0.8, lateTo: 0.8, hatchedTo: 0.8, end: 0.8 })).toContain('stroke-dasharray="2 16"')
  })

  it('draws back a rate that is only kept for old reports', () => {
    const bar = { solidTo: 1, lateTo: 1, hatchedTo: 1, end: 1 }
    expect(draw(bar, true)).toContain('opacity="0.6"')
    expect(draw(bar)).toContain('opacity="1"')
  })

  it('has no bracket over nothing', () => {
    expect(draw({ solidTo: 0, lateTo: 0, hatchedTo: 0, end: 0 })).not.toContain('stroke="var(--text2)"')
  })
})
