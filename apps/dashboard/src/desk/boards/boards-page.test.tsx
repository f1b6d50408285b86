import { boardSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { drawnDesk, sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { boardsByGroup } from '../../app/boards-by-group.ts'
import { BoardsPage } from './boards-page.tsx'

const aBoard = (id: string, vi: string, group?: 'services' | 'city' | 'overview') =>
  boardSchema.parse({
    id,
    vi,
    en: id,
    group,
    unit: '37',
    period: 'this-month',
    widgets: {},
    layouts: [{ width: 3840, height: 2160, places: {} }],
  })
const boards = [aBoard('city', 'Đô thị', 'city'), aBoard('dossiers', 'Hồ sơ', 'services'), aBoard('today', 'Hôm nay')]
const drawn = (href: string) => drawnDesk(href, <BoardsPage />, { topics: { sources: sourcesWith() }, boards })

describe(boardsByGroup, () => {
  it('keeps the order of the groups, and puts a board without one among those that come first', () => {
    const found = boardsByGroup([...boards, aBoard('overview', 'Toàn cảnh')]).map(({ group, boards: of }) => [
      group,
      of.map(({ id }) => id),
    ])
    expect(found).toEqual([
      ['overview', ['overview', 'today']],
      ['services', ['dossiers']],
      ['city', ['city']],
    ])
  })
})

describe(BoardsPage, () => {
  it('lists the boards by group, to be opened here or on a wall', () => {
    const html = drawn('/37/bang')
    expect(wordsOf(html)).toBe(
      'Bảng Toàn cảnh Hôm nay Mở trên màn lớn Phục vụ người dân, doanh nghiệp Hồ sơ Mở trên màn lớn Đô thị, an toàn Đô thị Mở trên màn lớn',
    )
    expect(html).toContain('href="/desk/37/bang?xem=dossiers"')
    expect(html).toContain('href="/wall/dossiers"')
  })

  it('shows the board that the address names, over the unit of the desk', () => {
    const html = drawn('/14329/bang?xem=city')
    expect(html).toMatch(/<option value="city" selected="">Đô thị/)
    expect(wordsOf(html)).toContain('Hoa Lư')
    expect(html).toContain('href="/wall/city?unit=14329"')
    expect(html).toContain('class="sheet"')
  })

  it('says that there is no such board, and lists those there are', () => {
    const words = wordsOf(drawn('/37/bang?xem=nothing'))
    expect(words).toContain('Không có bảng “nothing”.')
    expect(words).toContain('Hồ sơ')
  })
})
