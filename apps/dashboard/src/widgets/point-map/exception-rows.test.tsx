import type { AssetView, Level } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { renderSpecimen } from '../../fixture/render-specimen.tsx'
import { ExceptionRows } from './exception-rows.tsx'
import { type AssetException, exceptionsOf, sinceOf } from './to-points.ts'

const hour = (clock: string) => `2026-11-21T${clock}:00+07:00`

function anAsset(parts: Partial<AssetView> = {}): AssetView {
  return {
    source: 'camera',
    id: 'A',
    unit: '14329',
    name: 'Ngã tư Thiên Tôn',
    at: null,
    state: 'down',
    since: hour('07:00'),
    lastSeenAt: hour('06:00'),
    flags: [],
    slices: {},
    streams: [],
    ...parts,
  }
}

function aRow(why: AssetException['why'], parts: Partial<AssetView> = {}, key = 'camera/A'): AssetException {
  return { key, why, asset: anAsset(parts) }
}

function drawn(rows: readonly AssetException[], most = 3, level: Level = 'act'): string {
  return renderSpecimen(<ExceptionRows rows={rows} most={most} level={level} />, [], { topics: [] })
}

describe(sinceOf, () => {
  it('counts silence from the last sign of life, everything else from its change', () => {
    expect(sinceOf(aRow('silent'))).toBe(Date.parse(hour('06:00')))
    expect(sinceOf(aRow('silent', { lastSeenAt: null }))).toBe(Date.parse(hour('07:00')))
    expect(sinceOf(aRow('down'))).toBe(Date.parse(hour('07:00')))
  })
})

describe(exceptionsOf, () => {
  it('orders by key what has the same reason since the same moment', () => {
    const assets = new Map(['b', 'a', 'c'].map((key) => [key, anAsset()] as const))
    expect(exceptionsOf(assets).map(({ key }) => key)).toEqual(['a', 'b', 'c'])
  })

  it('leaves alone what is degraded or unknown and has no flag', () => {
    const states = ['up', 'degraded', 'unknown'] as const
    expect(exceptionsOf(new Map(states.map((state) => [state, anAsset({ state })])))).toEqual([])
  })
})

describe(ExceptionRows, () => {
  it.each([
    ['down_for', '1 giờ', 'Từ 07:00'],
    ['down', '1 giờ', 'mới mất · 07:00'],
    ['silent', '2 giờ', 'im lặng · 06:00'],
    ['flapping', '1 giờ', 'chập chờn · 07:00'],
  ] as const)('says of %s for how long and since when', (why, age, since) => {
    const html = drawn([aRow(why)])
    expect(html).toContain(`<b>${age}</b><span class="quiet">${since}</span>`)
  })

  it('names a unit that the register does not know by its code', () => {
    expect(drawn([aRow('down', { unit: '99999' })])).toContain('<span class="quiet cut">99999</span>')
  })

  it('says the unit once where the name has it already', () => {
    const own = drawn([aRow('down', { name: 'Tủ 3 Phường Hoa Lư' })])
    expect(own.match(/Hoa Lư/g)).toHaveLength(1)
    expect(own).toContain('<b class="point-name">')
    expect(drawn([aRow('down', { name: 'Tủ 3' })])).toContain('<span class="quiet cut">Phường Hoa Lư</span>')
  })

  it('stands a name over its age where there is little room, with no second line for the unit', () => {
    const html = renderSpecimen(<ExceptionRows rows={[aRow('down')]} most={1} level="act" isNarrow />, [], {
      topics: [],
    })
    expect(html).toContain('data-narrow')
    expect(html).not.toContain('quiet cut')
  })

  it('never tells an age below nothing when the clock of a source runs ahead', () => {
    expect(drawn([aRow('down', { since: hour('09:30') })])).toContain('<b>dưới 1 phút</b>')
  })

  it('numbers its rows as the pins of the map, red for five at most', () => {
    const rows = Array.from({ length: 7 }, (_, index) => aRow('down_for', {}, `camera/${index}`))
    const html = drawn(rows, 7)
    expect([...html.matchAll(/<text[^>]*>(\d)<\/text>/g)].map(([, number]) => number).join('')).toBe('1234567')
    expect(html.match(/data-level="act"/g)).toHaveLength(5)
    expect(html.match(/data-level="watch"/g)).toHaveLength(2)
    expect(drawn(rows, 7, 'none')).not.toContain('data-level="act"')
  })

  it('counts no rest when all rows have room', () => {
    expect(drawn([aRow('down')], 1)).not.toContain('khác cần xem')
    expect(drawn([aRow('down'), aRow('down', {}, 'camera/B')], 1)).toContain('và 1 điểm khác cần xem')
  })
})
