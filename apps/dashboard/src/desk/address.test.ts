import { describe, expect, it } from 'vitest'
import { type DeskAddress, deskAddressOf, deskHref } from './address.ts'

const plain: DeskAddress = {
  page: 'indicators',
  unit: null,
  period: null,
  against: null,
  boundary: null,
  view: null,
  slice: null,
  indicator: null,
  sort: null,
  state: null,
  within: null,
  reading: null,
}

function read(href: string): DeskAddress | null {
  const [path = '', query = ''] = href.split('?')
  return deskAddressOf(path.split('/').filter(Boolean).slice(1).map(decodeURIComponent), query)
}

describe(deskAddressOf, () => {
  it.each([
    ['/desk', plain],
    ['/desk/37', { ...plain, unit: '37' }],
    ['/desk/tuong', { ...plain, page: 'director' }],
    ['/desk/37/tuong', { ...plain, unit: '37', page: 'director' }],
    ['/desk/37/nguon', { ...plain, unit: '37', page: 'sources' }],
    ['/desk/37/chat-luong', { ...plain, unit: '37', page: 'quality' }],
    [
      '/desk/37?ky=2026-11&so=2026-10&xem=field',
      { ...plain, unit: '37', period: '2026-11', against: '2026-10', view: 'field' },
    ],
    [
      '/desk/37?loc=field=dat-dai&sap=ten',
      { ...plain, unit: '37', slice: { dimension: 'field', value: 'dat-dai' }, sort: 'ten' },
    ],
    ['/desk/37?loc=nothing', { ...plain, unit: '37' }],
    [
      '/desk/37?giai-thich=tthc.on_time_rate·37·2026-11·r9',
      { ...plain, unit: '37', reading: 'tthc.on_time_rate·37·2026-11·r9' },
    ],
  ])('reads %s', (href, address) => {
    expect(read(href)).toEqual(address)
  })

  it.each(['/desk/37/elsewhere', '/desk/37/nguon/more'])('knows no page at %s', (href) => {
    expect(read(href)).toBeNull()
  })
})

describe(deskHref, () => {
  const full: DeskAddress = {
    page: 'indicators',
    unit: '37-SNNMT',
    period: '30d@2026-11-30',
    against: '2026-10',
    boundary: 'luc-do',
    view: 'channel',
    slice: { dimension: 'field', value: 'đất & đai' },
    indicator: 'tthc.on_time_rate',
    sort: 'qua-han',
    state: 'overdue',
    within: '30',
    reading: 'tthc.on_time_rate·37·2026-11·field=dat-dai·r1204',
  }

  it.each([[plain], [full], [{ ...plain, unit: 'a/b?c' }], [{ ...plain, unit: '37', page: 'sources' } as const]])(
    'is read back as %o',
    (address) => {
      expect(read(deskHref(address))).toEqual(address)
    },
  )

  it('keeps ids readable', () => {
    expect(
      deskHref({ ...plain, unit: '37', reading: full.reading, slice: { dimension: 'field', value: 'y-te' } }),
    ).toBe('/desk/37?loc=field=y-te&giai-thich=tthc.on_time_rate·37·2026-11·field=dat-dai·r1204')
  })

  it('keeps the language of the page', () => {
    expect(deskHref({ ...plain, unit: '37' }, 'en')).toBe('/desk/37?lang=en')
  })
})
