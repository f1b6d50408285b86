import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { WidgetBoundary } from './widget-boundary.tsx'

function cardOf(error: unknown): string {
  const boundary = new WidgetBoundary({ title: 'Đang quá hạn', children: 'số' })
  boundary.state = WidgetBoundary.getDerivedStateFromError(error)
  return renderToStaticMarkup(boundary.render()).replaceAll('\u00A0', ' ')
}

describe(WidgetBoundary, () => {
  it('shows its widget while nothing fails', () => {
    expect(renderToStaticMarkup(<WidgetBoundary title="Đang quá hạn">số</WidgetBoundary>)).toBe('số')
  })

  it('puts a card in the widget’s place: its name, the reason, when it is tried again, no level', () => {
    const html = cardOf(new Error('Chỉ tiêu x không có trong danh mục.'))
    for (const part of [
      'Đang quá hạn',
      'Không tính được',
      'Chỉ tiêu x không có trong danh mục.',
      'thử lại sau 30 giây',
      'role="alert"',
    ]) {
      expect(html).toContain(part)
    }
    expect(html).toContain('data-level="unknown"')
  })

  it('cuts a reason that is longer than the card, and takes what is no error', () => {
    expect(cardOf(new Error('x'.repeat(500)))).not.toContain('x'.repeat(121))
    expect(cardOf('lỗi lạ')).toContain('lỗi lạ')
  })
})
