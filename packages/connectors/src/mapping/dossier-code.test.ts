import { describe, expect, it } from 'vitest'
import { isDossierCode, parseDossierCode } from './dossier-code.ts'

const day = (iso: string): number => Date.parse(iso) / 86_400_000

describe(parseDossierCode, () => {
  it.each([
    ['000.00.19.H42-191230-0007', { agency: 'H42', day: day('2019-12-30'), serial: '0007' }],
    ['G09.20-20260609-0092637', { agency: 'G09.20', day: day('2026-06-09'), serial: '0092637' }],
    ['H42.100.2.31-251101-12345', { agency: 'H42.100.2.31', day: day('2025-11-01'), serial: '12345' }],
    ['H42-251399-0001', { agency: 'H42', day: null, serial: '0001' }],
  ])('reads %s', (code, expected) => {
    expect(parseDossierCode(code)).toEqual(expected)
    expect(isDossierCode(code)).toBe(true)
  })

  it.each([
    '',
    'H42',
    'H42-251101-001',
    'H42-251101-12345678',
    'H42-2511011-0001',
    'h42-251101-0001',
    '000.00.H42-251101-0001',
    'H42.1.2.3.4-251101-0001',
    ' H42-251101-0001',
    'H42-251101-0001; DROP',
  ])('finds no code in %j', (code) => {
    expect(parseDossierCode(code)).toBeNull()
    expect(isDossierCode(code)).toBe(false)
  })
})
