import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../desk-fixture.tsx'
import { aPlace } from './manual-fixture.ts'
import { Receipt, TemplatePanel } from './template-panel.tsx'

const found = { signal: 'budget.revenue', unit: '14329', place: 'Số liệu!D8' } as const

describe(Receipt, () => {
  it('names each wrong cell, aloud when nothing was saved', () => {
    const findings = [{ ...found, kind: 'error', sentence: 'Không phải là số' } as const]
    const html = renderToStaticMarkup(
      <Receipt receipt={{ status: 'refused', sentence: 'Mẫu có 1 ô sai.', units: [], findings }} />,
    )
    expect(html).toContain('role="alert"')
    expect(wordsOf(html)).toBe('Mẫu có 1 ô sai. Số liệu!D8 Không phải là số')
  })

  it('says what was saved and what has to be looked at, and leaves hints to the form', () => {
    const findings = [
      { ...found, kind: 'confirm', sentence: 'Tăng 80 %' } as const,
      { ...found, kind: 'hint', sentence: 'Giống hệt kỳ trước' } as const,
    ]
    const html = renderToStaticMarkup(
      <Receipt receipt={{ status: 'saved', sentence: 'Đã lưu nháp 2 phiếu.', units: [], findings }} />,
    )
    expect(html).toContain('role="status"')
    expect(wordsOf(html)).toBe('Đã lưu nháp 2 phiếu. Số liệu!D8 Tăng 80 %')
  })
})

describe(TemplatePanel, () => {
  it('offers the workbook of the period and takes it back, and nothing but a workbook', () => {
    const html = renderToStaticMarkup(
      <QueryClientProvider client={new QueryClient()}>
        <TemplatePanel place={aPlace} />
      </QueryClientProvider>,
    )
    expect(wordsOf(html)).toBe('Tải mẫu Excel của kỳ Nộp mẫu đã điền')
    expect(html).toContain('accept=".xlsx"')
  })
})
