import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { sequential } from '../ui/palette.ts'
import { aPack } from './a-pack.ts'
import { CommuneMap, type CommuneMapProps } from './commune-map.tsx'

const props: CommuneMapProps = {
  pack: aPack(),
  values: new Map([['14329', 2.37]]),
  classes: [
    { from: null, label: '< 0,4' },
    { from: 0.4, label: '≥ 0,4 %' },
  ],
  face: 'wall',
  k: 0.5,
  width: 700,
  height: 425,
}
const drawn = (more: Partial<CommuneMapProps> = {}) => renderToStaticMarkup(<CommuneMap {...props} {...more} />)

describe(CommuneMap, () => {
  it('shows the communes in their classes before any canvas is there, and without WebGL', () => {
    expect(drawn()).toMatch(new RegExp(`data-unit="14329"[^>]*fill="${sequential.wall[4]}"`))
  })
  it('hatches a commune without a value, never paints it as zero', () => {
    expect(drawn()).toMatch(/data-unit="13669"[^>]*fill="url\(#/)
  })
  it('lists the classes with the bad end on top and says what hatching means', () => {
    const rows = [...drawn().matchAll(/<li>.*?<\/li>/g)].map(([row]) => row.replaceAll(/<[^>]*>/g, ''))
    expect(rows).toEqual(['≥ 0,4 %', '&lt; 0,4', 'chưa có'])
  })
  it('names the areas to look at with their values', () => {
    const markup = drawn({
      marks: [
        { code: '14329', text: 'Hoa Lư', value: '2,37 %' },
        { code: 'unknown', text: 'x' },
      ],
    })
    const labels = [...markup.matchAll(/<text[^>]*text-anchor="(?:start|end)[^>]*>(.*?)<\/text>/g)]
    expect(labels.map(([, inner = '']) => inner.replaceAll(/<[^>]*>/g, ''))).toEqual(['Hoa Lư 2,37 %'])
  })
  it('says what the pack says about itself', () => {
    expect(drawn({ pack: aPack({ origin: 'approximate', note: 'ranh giới gần đúng' }) })).toContain(
      '>ranh giới gần đúng</p>',
    )
    expect(drawn()).not.toContain('map-note')
  })
  it('carries the inset on every face', () => {
    for (const face of ['wall', 'desk'] as const) expect(drawn({ face })).toContain('class="map-inset"')
  })
})
