import { fileURLToPath } from 'node:url'
import { parseDay } from '@toan-canh/calendar'
import { wallViewSchema } from '@toan-canh/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadCatalogue } from '../catalogue/load-catalogue.ts'
import { wallViews } from './wall-view.ts'

const root = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
let catalogue: Catalogue

beforeAll(async () => {
  catalogue = await loadCatalogue(root)
})

describe(wallViews, () => {
  it('comes with the rest days of its calendar from yesterday on, holidays among them', () => {
    const view = wallViews({ catalogue, today: () => parseDay('2026-08-31') ?? 0 })('dieu-hanh')
    expect(wallViewSchema.parse(view)).toEqual(view)
    expect(view.days.from).toBe('2026-08-30')
    expect(view.days.rest).toEqual(expect.arrayContaining(['2026-08-30', '2026-09-02', '2026-09-05']))
    expect(view.days.rest).not.toContain('2026-09-03')
  })

  it('is made anew when the day changes', () => {
    let today = parseDay('2026-08-31') ?? 0
    const viewOf = wallViews({ catalogue, today: () => today })
    const first = viewOf('dieu-hanh')
    expect(viewOf('dieu-hanh')).toBe(first)
    today += 1
    expect(viewOf('dieu-hanh').days.from).toBe('2026-08-31')
  })

  it('says when there is no such wall', () => {
    expect(() => wallViews({ catalogue, today: () => 0 })('nowhere')).toThrow('Không có tường nowhere')
  })
})
