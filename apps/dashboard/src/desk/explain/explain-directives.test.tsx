import type { Explanation } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { ExplainDirectives } from './explain-directives.tsx'
import { anExplanation } from './explanation-fixture.ts'

const usual = anExplanation()
const red = { ...usual.reading, level: 'act' } as const
const drawn = (more: Partial<Explanation>) =>
  drawnDesk('/37-SNNMT', <ExplainDirectives explanation={{ ...usual, ...more }} />, {})
const one = { code: 'NV-7', unit: '37-SNNMT', state: 'overdue', dueAt: '2025-12-01T17:00:00+07:00' } as const

describe(ExplainDirectives, () => {
  it('leads to the open directives about the indicator', () => {
    const html = drawn({ directives: [one] })
    expect(wordsOf(html)).toContain('1 chỉ đạo đang mở về chỉ tiêu này')
    expect(wordsOf(html)).toContain('NV-7 Sở Nông nghiệp và Môi trường · quá hạn · hạn 01/12/2025')
    expect(html).toContain('/desk/37-SNNMT/danh-sach?xem=nhiem-vu&amp;loc=indicator=tthc.on_time_rate')
  })

  it('says of a red number that nobody was told, and nothing of one that is well', () => {
    expect(wordsOf(drawn({ directives: [], reading: red }))).toContain('Chưa có chỉ đạo nào đang mở')
    expect(drawn({ directives: [] })).toBe('')
    expect(drawn({ reading: red })).toBe('')
  })
})
