import { QueryClient } from '@tanstack/react-query'
import { boardSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { renderSpecimen } from '../fixture/render-specimen.tsx'
import { queries } from './api.ts'
import { Chooser } from './chooser.tsx'

const board = boardSchema.parse({
  id: 'dossiers',
  vi: 'Hồ sơ thủ tục hành chính',
  en: 'Dossiers',
  unit: '37',
  period: 'this-month',
  widgets: {},
  layouts: [{ width: 3840, height: 2160, places: {} }],
})

describe('the first page', () => {
  it('offers every board on a wall, and every page of the desk', () => {
    const client = new QueryClient()
    client.setQueryData(queries.boards().queryKey, [board])
    const html = renderSpecimen(<Chooser />, [], { topics: [], client })
    for (const part of [
      'Hồ sơ thủ tục hành chính',
      'href="/wall/dossiers"',
      'Sức khỏe dữ liệu',
      'Nhập tay',
      'Toàn cảnh',
    ])
      expect(html).toContain(part)
    const pages = [...html.matchAll(/href="(\/desk[^"]*)"/g)].map(([, href]) => href)
    const paths = [
      '/bang?xem=dossiers',
      '',
      '/nguon',
      '/chat-luong',
      '/suc-khoe',
      '/nhap-tay',
      '/bang',
      '/danh-sach',
      '/tuong',
    ]
    expect(pages).toEqual(paths.map((path) => `/desk/37${path}`))
  })

  it('says that it is still fetching', () => {
    expect(renderSpecimen(<Chooser />, [], { topics: [] })).toContain('Đang lấy bảng')
  })
})
