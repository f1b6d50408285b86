import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { queries } from '../../app/api.ts'
import { exampleItems } from '../../gallery/example-items.ts'
import { itemsAsked } from '../../widgets/item-list/items-asked.ts'
import { deskAddressOf } from '../address.ts'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { listQuestion } from './list-question.ts'
import { ListsPage } from './lists-page.tsx'
import { setAsked } from './set-list.tsx'

const { list } = exampleItems
const set = {
  code: 'BC-01',
  vi: 'Biểu tháng',
  en: 'Monthly table',
  indicators: ['tthc.on_time_rate'],
  by: 'unit',
  every: 'month',
  steps: 1,
  basis: 'Quy chế',
} as const
const plain = { unit: '37', limit: 300 }

function drawn(href: string, fill: (client: QueryClient) => void = () => {}): string {
  const client = new QueryClient()
  fill(client)
  const page = (
    <QueryClientProvider client={client}>
      <ListsPage />
    </QueryClientProvider>
  )
  return drawnDesk(href, page, {})
}
const known = (client: QueryClient) => {
  client.setQueryData(queries.lists().queryKey, [list])
  client.setQueryData(queries.sets().queryKey, [{ ...set, indicators: [...set.indicators] }])
}
const answered =
  (more: Partial<typeof exampleItems>, asked: object = {}) =>
  (client: QueryClient) => {
    known(client)
    client.setQueryData(queries.items(list.id, itemsAsked({ ...plain, ...asked })).queryKey, {
      ...exampleItems,
      ...more,
    })
  }

describe(ListsPage, () => {
  it('names all lists by group, and the sets with their files', () => {
    const html = drawn('/37/danh-sach', known)
    expect(wordsOf(html)).toContain('Đường truyền')
    expect(html).toContain('href="/desk/37/danh-sach?xem=duong-truyen"')
    expect(html).toContain('href="/api/v1/sets/BC-01/xlsx?unit=37"')
  })

  it('waits in words, and says when a list is unknown', () => {
    expect(wordsOf(drawn('/37/danh-sach?xem=x'))).toContain('Đang đọc danh sách')
    expect(wordsOf(drawn('/37/danh-sach?xem=x', known))).toContain('Không có danh sách x')
    expect(wordsOf(drawn('/37/danh-sach?xem=duong-truyen', known))).toContain('Đang đọc danh sách')
  })

  it('shows each item with its state by mark and word, its day, its unit and who answers for it', () => {
    const html = drawn('/37/danh-sach?xem=duong-truyen', answered({}))
    const words = wordsOf(html)
    expect(words).toContain('Đường truyền mẫu số 1 DT-1')
    expect(words).toContain('Mất tín hiệu')
    expect(words).toContain('01/12/2026 còn 10 ngày')
    expect(html).toContain('aria-label="Cần xử lý"')
    expect(words).toContain('4 mục · ')
    expect(words).toContain('DỮ LIỆU MẪU')
  })

  it('counts the states in its filter, and hands out files of what is filtered', () => {
    const html = drawn('/37/danh-sach?xem=duong-truyen&trang-thai=down', answered({}, { state: 'down' }))
    expect(wordsOf(html)).toContain('Mất tín hiệu (1)')
    expect(html).toContain('href="/api/v1/lists/duong-truyen/csv?unit=37&amp;state=down"')
  })

  it('says whether there is nothing, or nothing that fits', () => {
    const none = drawn('/37/danh-sach?xem=duong-truyen', answered({ items: [], total: 0, counts: {} }))
    expect(wordsOf(none)).toContain('Chưa có mục nào')
    const unfit = drawn('/37/danh-sach?xem=duong-truyen', answered({ items: [], total: 0 }))
    expect(wordsOf(unfit)).toContain('Không có mục nào khớp bộ lọc')
  })

  it('says when there is more than it shows or than was read', () => {
    const words = wordsOf(drawn('/37/danh-sach?xem=duong-truyen', answered({ total: 900, isWhole: false })))
    expect(words).toContain('4 trong 900 mục')
    expect(words).toContain('chỉ đọc những mục gần hạn nhất')
  })
})

describe(listQuestion, () => {
  const question = (href: string) => {
    const [path = '', query = ''] = href.split('?')
    const address = deskAddressOf(path.split('/').filter(Boolean), `?${query}`)
    return address === null ? null : listQuestion(list, address, '37')
  }

  it('takes its parts from the address, and nothing that the list does not know', () => {
    expect(question('/37/danh-sach?trang-thai=down&trong=30&loc=carrier=vnpt&sap=day')).toMatchObject({
      state: 'down',
      within: 30,
      slice: 'carrier=vnpt',
      sort: 'day',
    })
    expect(question('/37/danh-sach?trang-thai=x&trong=-1&loc=colour=red&sap=x')).toMatchObject({
      state: null,
      within: null,
      slice: null,
      sort: null,
    })
  })
})

describe(setAsked, () => {
  it('takes the period of the desk where the set is of such periods', () => {
    expect(setAsked(set, '37', '2026-10')).toBe('unit=37&period=2026-10')
    expect(setAsked(set, '37', '2026-Q3')).toBe('unit=37')
    expect(setAsked(set, '37', null)).toBe('unit=37')
  })
})
