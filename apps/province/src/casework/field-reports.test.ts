import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPlaces } from '../places/read-places.ts'
import { calendar, register } from '../sample.fixture.ts'
import { CaseBook } from './case-system.ts'
import { caseTables } from './case-tables.ts'
import { readReportQuery, requestsOf, services } from './field-reports.ts'

const places = readPlaces(register, new URL('../../../../', import.meta.url))
const { isWorkingDay } = calendar
const table = caseTables.find(({ system }) => system === 'phan-anh') ?? expect.fail('no system of field reports')
const book = new CaseBook({ table, places: places.communes, seed: 37, scale: 0.2, isWorkingDay })
const dayMs = 86_400_000
const now = Date.parse('2026-03-12T10:00:00+07:00')
const stretch = { start_date: new Date(now - 20 * dayMs).toISOString(), end_date: new Date(now).toISOString() }

const time = z.iso.datetime()
const requestSchema = z.strictObject({
  service_request_id: z.string().regex(/^PA-\d{8}-\d{5}$/),
  status: z.enum(['open', 'closed']),
  status_notes: z.enum(['Chờ tiếp nhận', 'Đang xử lý', 'Đã trả lời', 'Từ chối']),
  service_code: z.string(),
  service_name: z.string(),
  description: z.string().regex(/^MẪU: phản ánh PA-[\d-]+$/),
  agency_responsible: z.string(),
  requested_datetime: time,
  updated_datetime: time,
  expected_datetime: time.nullable(),
  address: z.literal('MẪU'),
  lat: z.number(),
  long: z.number(),
  media_url: z.null(),
  extended_attributes: z.strictObject({
    severity: z.enum(['khan', 'binh_thuong', 'phuc_tap']),
    extended: z.boolean(),
    reopened: z.boolean(),
    rating: z.enum(['hai_long', 'chap_nhan', 'khong_hai_long']).nullable(),
    reporter: z.string().regex(/^MẪU PA-[\d-]+$/),
  }),
})

function ask(query: object = {}, at = now) {
  const read = readReportQuery({ ...stretch, page_size: '1000', ...query })
  if (typeof read === 'string') throw new Error(read)
  return z.array(requestSchema).parse(requestsOf(book, read, at))
}

describe(readReportQuery, () => {
  it('reads numbers from text, and gives the first hundred unless told otherwise', () => {
    expect(readReportQuery({ ...stretch, page: '3', page_size: '7' })).toMatchObject({ page: 3, page_size: 7 })
    expect(readReportQuery(stretch)).toMatchObject({ page: 1, page_size: 100, end_date: now })
  })

  it.each([
    ['no start', { start_date: undefined }],
    ['a time without its zone', { start_date: '2026-03-01T00:00:00' }],
    ['a page before the first', { page: '0' }],
    ['too large a page', { page_size: '1001' }],
    ['half a page', { page: '1.5' }],
    ['more than ninety days', { start_date: new Date(now - 90 * dayMs - 1).toISOString() }],
  ])('says what is wrong with %s', (_, query) => {
    expect(readReportQuery({ ...stretch, ...query })).toBeTypeOf('string')
  })

  it('takes ninety days at once', () => {
    expect(readReportQuery({ ...stretch, start_date: new Date(now - 90 * dayMs).toISOString() })).toBeTypeOf('object')
  })
})

describe(requestsOf, () => {
  const all = ask()

  it('gives each report once, newest first, none from outside the stretch', () => {
    const times = all.map(({ requested_datetime: at }) => at)
    expect(all.length).toBeGreaterThan(300)
    expect(new Set(all.map(({ service_request_id: id }) => id)).size).toBe(all.length)
    expect(times).toEqual(times.toSorted().toReversed())
    expect((times.at(-1) ?? '') >= stretch.start_date).toBe(true)
    expect((times[0] ?? '~') <= stretch.end_date).toBe(true)
  })

  it.each([1, 37, 100])('loses and doubles nothing in pages of %i', (size) => {
    const pages = Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
      ask({ page: index + 1, page_size: size }),
    )
    expect(pages.flat()).toEqual(all)
    expect(ask({ page: pages.length + 1, page_size: size })).toEqual([])
  })

  it('gives just those that were updated since an instant', () => {
    const since = new Date(now - 3 * dayMs).toISOString()
    const expected = all.filter(({ updated_datetime: at }) => at >= since)
    expect(ask({ updated_after: since })).toEqual(expected)
    expect(expected.length).toBeGreaterThan(20)
    expect(expected.length).toBeLessThan(all.length)
  })

  it('shows every change of the next hours to those who ask for it, and changes nothing else', () => {
    const before = new Set(all.map((each) => JSON.stringify(each)))
    const changed = ask({}, now + dayMs / 2).filter((each) => !before.has(JSON.stringify(each)))
    expect(changed.length).toBeGreaterThan(0)
    expect(ask({ updated_after: stretch.end_date }, now + dayMs / 2)).toEqual(changed)
  })

  it('lies near the centre of its commune, in a category that a citizen can choose', () => {
    const centres = new Map(places.communes.map((place) => [place.code, place]))
    for (const { agency_responsible: unit, lat, long, service_code: service, service_name: name } of all) {
      expect(Math.abs(lat - (centres.get(unit)?.lat ?? 0))).toBeLessThanOrEqual(0.00801)
      expect(Math.abs(long - (centres.get(unit)?.lon ?? 0))).toBeLessThanOrEqual(0.00801)
      expect(name).toBe(services[service])
    }
    expect(new Set(all.map(({ service_code: service }) => service))).toEqual(new Set(Object.keys(services)))
  })

  it('has a status that fits its step, and tells an outcome only when it is closed', () => {
    for (const { status, status_notes: step, expected_datetime: due, extended_attributes: more } of all) {
      expect(status === 'closed').toBe(['Đã trả lời', 'Từ chối'].includes(step))
      expect(due !== null).toBe(['Đang xử lý', 'Đã trả lời'].includes(step))
      if (status === 'open') expect(more).toMatchObject({ rating: null, reopened: false })
      if (step === 'Chờ tiếp nhận') expect(more.extended).toBe(false)
    }
    expect(all.some(({ extended_attributes: { rating } }) => rating !== null)).toBe(true)
  })
})
