import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { safeEcho } from './safe-echo.ts'

describe(safeEcho, () => {
  it.each([
    ['H99.77', '“H99.77”'],
    ['99', '“99”'],
    ['20251399000000', '“20251399000000”'],
    ['2025-13-01T00:00:00+07:00', '“2025-13-01T00:00:00+07:00”'],
    ['31/02/2025 08:00', '“31/02/2025 08:00”'],
    [42, '42'],
    [true, 'true'],
    [null, 'trống'],
    ['  ', 'trống'],
  ])('shows %j as %s', (value, expected) => {
    expect(safeEcho(value)).toBe(expected)
  })

  it.each([
    'Nguyễn Văn Không',
    'NGUYEN VAN KHONG',
    'khong.co@that.example',
    '0912345678',
    '0912.345.678',
    '+84912345678',
    '037085001234',
    '37085001234567',
    'Số 5 ngõ 7',
    912345678,
    { ten: 'x' },
    ['a'],
  ])('describes %j without showing it', (value) => {
    const shown = safeEcho(value)
    for (const part of JSON.stringify(value).split(/[^\p{L}\d]+/u))
      if (part.length > 2) expect(shown).not.toContain(part)
  })

  it('never shows nine or more digits unless they are a date', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9+. -]{9,30}$/), (text) => {
        const shown = safeEcho(text)
        const digits = shown.replaceAll(/\D/g, '')
        if (shown.startsWith('“') && digits.length >= 9)
          expect(text.trim()).toMatch(/^(?:\d{4}-|\d{1,2}[/-]\d{1,2}[/-]\d{4}|(?:19|20)\d{12}$)/)
      }),
    )
  })
})
