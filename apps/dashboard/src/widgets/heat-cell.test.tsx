import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { HeatCellView, NoDataPattern } from './heat-cell.tsx'
import { HeatLegend } from './heat-legend.tsx'

const place = { x: 10, y: 20, width: 30, height: 40 } as const

describe(HeatCellView, () => {
  it.each([
    [0, false, 'var(--seq1)'],
    [4, true, 'var(--seq5)'],
    ['zero', false, 'fill="none"'],
    ['missing', false, 'url(#no-data-cell)'],
  ] as const)('draws %s (rest day: %s) as %s', (cell, isRest, part) => {
    expect(renderToStaticMarkup(<HeatCellView cell={cell} isRest={isRest} {...place} />)).toContain(part)
  })

  it('makes a rest day on which nothing happened a dot in the middle', () => {
    for (const cell of ['zero', 'missing'] as const) {
      const html = renderToStaticMarkup(<HeatCellView cell={cell} isRest {...place} />)
      expect(html).toContain('x="22" y="37" width="6" height="6"')
    }
  })

  it('keeps the outline of a zero inside its cell', () => {
    const html = renderToStaticMarkup(<HeatCellView cell="zero" isRest={false} {...place} />)
    expect(html).toContain('x="11.5" y="21.5" width="27" height="37"')
  })

  it('has the hatching that it refers to', () => {
    expect(renderToStaticMarkup(<NoDataPattern />)).toContain('id="no-data-cell"')
  })
})

describe(HeatLegend, () => {
  it('prints the lower bound of every class, and that the last one is open', () => {
    const html = renderToStaticMarkup(<HeatLegend classes={[1, 25, 100, 200, 1_200]} />)
    for (const part of ['1<', '25<', '100<', '200<', '1.200+']) expect(html).toContain(part)
    expect(html.match(/swatch/g)).toHaveLength(5)
  })
})
