import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Cover } from './cover.ts'
import { Empty, Failed, gapText, historyText, historyTightText, Waiting } from './void-states.tsx'

const cover = (historyLeft: number | null | undefined): Cover => ({
  freshness: 'fresh',
  asOf: 0,
  ageMs: 0,
  isSample: false,
  historyLeft,
  isClosed: false,
  isExpired: false,
  isOffline: false,
})

describe('what is missing', () => {
  it.each([
    ['no_data', 'Chưa có dữ liệu'],
    ['hidden', 'Ẩn vì ít: tránh lộ từng người'],
    ['no_denominator', 'Mẫu số còn trống'],
    ['not_started', 'Kỳ chưa bắt đầu'],
    ['history_incomplete', 'Đang nạp lịch sử, còn 3\u00A0phút'],
  ] as const)('%s is called %s', (gap, words) => {
    expect(gapText(gap, cover(160))).toBe(words)
  })

  it.each([
    [160, 'Đang nạp lịch sử, còn 3\u00A0phút', 'Nạp lịch sử, còn 3\u00A0phút'],
    [null, 'Đang nạp lịch sử', 'Đang nạp lịch sử'],
    [undefined, 'Đang nạp lịch sử', 'Đang nạp lịch sử'],
  ])('history with %s s to go has words for wide and narrow places', (left, wide, narrow) => {
    expect([historyText(cover(left)), historyTightText(cover(left))]).toEqual([wide, narrow])
  })
})

describe('the three states without a number', () => {
  it('draw a dash for nothing, never a zero', () => {
    const html = renderToStaticMarkup(<Empty gap="no_data" cover={null} />)
    expect(html).toContain('void-dash')
    expect(html).not.toContain('0')
  })

  it('say what failed, to screen readers too', () => {
    expect(renderToStaticMarkup(<Failed reason="chỉ tiêu lạ" />)).toMatch(/role="alert".*Không tính được.*chỉ tiêu lạ/)
  })

  it('keep the places of what is awaited', () => {
    const html = renderToStaticMarkup(
      <Waiting
        sizes={[
          [300, 90],
          [200, 44],
        ]}
      />,
    )
    expect(html.match(/<i /g)).toHaveLength(2)
    expect(html).toContain('width:3rem;height:0.9rem')
    expect(html).toContain('aria-busy="true"')
  })
})
