import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { HeatColumn } from './heat-columns.ts'
import { HeatRow } from './heat-row.tsx'

const column = (day: number, change: Partial<HeatColumn> = {}): HeatColumn => ({
  day,
  x: day * 30,
  width: 30,
  isRest: false,
  isFuture: false,
  isMonday: false,
  ...change,
})
const draw = (columns: readonly HeatColumn[], cells: string): string =>
  renderToStaticMarkup(<HeatRow columns={columns} cells={cells} width={300} height={48} />)

describe(HeatRow, () => {
  it('colours quantity by class', () => {
    expect(draw([column(0), column(1)], '0,4')).toMatch(/var\(--seq1\).*var\(--seq5\)/)
  })

  it('outlines a zero and hatches what is not known', () => {
    expect(draw([column(0)], 'zero')).toContain('fill="none"')
    expect(draw([column(0)], 'missing')).toContain('url(#no-data-cell)')
  })

  it('makes a rest day a dot unless something happened on it', () => {
    const rest = column(0, { isRest: true })
    expect(draw([rest], 'zero')).toContain('width="6"')
    expect(draw([rest], 'missing')).toContain('width="6"')
    expect(draw([rest], '2')).toContain('var(--seq3)')
  })

  it('draws nothing for days to come', () => {
    expect(draw([column(0, { isFuture: true })], 'missing')).not.toContain('<rect')
  })
})
