import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadCatalogue } from '../catalogue/load-catalogue.ts'
import { calendar } from './calendar.ts'
import { HttpProblem } from './problem.ts'

let catalogue: Catalogue

beforeAll(async () => {
  catalogue = await loadCatalogue(new URL('../../../../catalogue', import.meta.url).pathname)
})

describe(calendar, () => {
  it('tells holidays by name beside weekly rest days', () => {
    const { rest, worked } = calendar(catalogue, { id: 'vn', from: '2025-04-28', to: '2025-05-04' })
    expect(rest.map(({ day }) => day)).toEqual(['2025-04-30', '2025-05-01', '2025-05-02', '2025-05-03', '2025-05-04'])
    expect(rest[0]?.name).toBe('Ngày Chiến thắng')
    expect(rest[3]?.name).toBeNull()
    expect(worked).toEqual([])
  })

  it('tells a Saturday on which a day off is made up', () => {
    const { rest, worked } = calendar(catalogue, { id: 'vn', from: '2025-04-26', to: '2025-04-27' })
    expect(worked.map(({ day }) => day)).toEqual(['2025-04-26'])
    expect(rest.map(({ day }) => day)).toEqual(['2025-04-27'])
  })

  it.each([
    ['an unknown calendar', { id: 'xx', from: '2025-04-01', to: '2025-04-02' }],
    ['a span that ends before it begins', { id: 'vn', from: '2025-04-02', to: '2025-04-01' }],
    ['a span of more than 400 days', { id: 'vn', from: '2024-01-01', to: '2025-12-31' }],
  ])('refuses %s', (_, query) => {
    expect(() => calendar(catalogue, query)).toThrow(HttpProblem)
  })
})
