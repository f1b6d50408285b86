import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { requiredMapNames } from '@toan-canh/contract'
import { aPack } from './a-pack.ts'
import { MapInset } from './map-inset.tsx'

const rect = { x: 1000, y: 364, width: 400, height: 486 }
const drawn = (colourOf: (unit: string) => string | null | undefined = () => undefined) =>
  renderToStaticMarkup(<MapInset inset={aPack().inset} rect={rect} colourOf={colourOf} />)
const texts = (markup: string) =>
  [...markup.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, inner = '']) => inner.replaceAll(/<[^>]*>/g, ''))

describe(MapInset, () => {
  it('writes the three names, letter by letter', () => {
    expect(texts(drawn()).toSorted()).toEqual([...requiredMapNames].toSorted())
  })
  it('writes them at note size or larger', () => {
    const sizes = [...drawn().matchAll(/<text[^>]* font-size="(\d+)"/g)].map(([, size]) => Number(size))
    expect(sizes).toHaveLength(3)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(40)
  })
  it('draws Việt Nam, the province and the islands: no other outline, no line at sea', () => {
    expect(drawn().match(/<path/g)).toHaveLength(2)
    expect(drawn().match(/<circle/g)).toHaveLength(2)
    expect(drawn()).not.toMatch(/<line|<polyline/)
  })
  it('keeps every mark and name on its card', () => {
    const places = [...drawn().matchAll(/(?:cx|x)="([\d.]+)" (?:cy|y)="([\d.]+)"/g)].map(([, x, y]) => [
      Number(x),
      Number(y),
    ])
    expect(places.length).toBeGreaterThan(5)
    expect(places.every(([x = -1, y = -1]) => x > 0 && x < 400 && y > 0 && y < 486)).toBe(true)
  })
  it('colours an archipelago that is a unit of the province by its class', () => {
    const markup = drawn((unit) => (unit === '22736' ? '#a3cfec' : undefined))
    expect(markup).toMatch(/data-unit="22736"[^>]*fill:#a3cfec/)
    expect(markup).not.toMatch(/data-unit="20333"[^>]*fill:/)
  })
  it('draws an archipelago of the province without a value as missing', () => {
    const markup = drawn((unit) => (unit === '22736' ? null : undefined))
    expect(markup).toMatch(/class="map-island own missing" data-unit="22736"/)
    expect(markup).toMatch(/class="map-island" data-unit="20333"/)
  })
})
