import { describe, expect, it } from 'vitest'
import { periodHeader } from './period-header.ts'

describe(periodHeader, () => {
  it.each([
    [['Tháng 1'], 'tháng', 'Tháng 1'],
    [['T1/2025'], 'tháng', 'Tháng 1/2025'],
    [['11/2025'], 'tháng', 'Tháng 11/2025'],
    [['2025-11-01'], 'tháng', 'Tháng 11/2025'],
    [['Năm 2025', 'Tháng 3'], 'tháng', 'Tháng 3/2025'],
    [['Tháng', 7], 'tháng', 'Tháng 7'],
    [['Quý IV năm 2024'], 'quý', 'Quý IV/2024'],
    [['Q2'], 'quý', 'Quý II'.replace('II', '2')],
    [['6 tháng'], 'tháng đầu năm', '6 tháng'],
    [['9 tháng đầu năm 2025'], 'tháng đầu năm', '9 tháng đầu năm 2025'],
    [['6 tháng cuối năm'], 'tháng đầu năm', '6 tháng cuối năm'],
    [['Lũy kế 9 tháng'], 'lũy kế', '9 tháng'],
    [['Luỹ kế'], 'lũy kế', null],
    [[2024], 'năm', 'Năm 2024'],
    [['Năm 2025', 'Cả năm'], 'năm', 'Năm 2025'],
  ])('reads %j as %s “%s”', (path, kind, text) => {
    expect(periodHeader(path)).toEqual({ kind, text })
  })

  it.each([[['Tháng 13']], [['Đơn vị']], [['Thu', 7]], [[]], [['So với tháng 1']]])('reads no period in %j', (path) => {
    expect(periodHeader(path)).toBeNull()
  })
})
