import { type Unit, unitSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { shortOwner } from './owner-in.ts'

function aUnit(name: string, short: string | undefined, type: Unit['type'] = 'department'): Unit {
  return unitSchema.parse({
    code: name,
    name,
    short,
    type,
    parent: '37',
    validFrom: '2025-07-01',
    validTo: null,
    aliases: [],
  })
}

const units = [
  aUnit('Tỉnh Ninh Bình', 'Ninh Bình', 'province'),
  aUnit('Sở Y tế', 'Y tế'),
  aUnit('Sở Khoa học và Công nghệ', 'KH và Công nghệ'),
  aUnit('Trung tâm Phục vụ hành chính công tỉnh', 'TT PVHCC tỉnh', 'centre'),
  aUnit('Phường Hoa Lư', 'Hoa Lư', 'ward'),
  aUnit('Sở Nội vụ', undefined),
]

describe(shortOwner, () => {
  it.each([
    ['Giám đốc Sở Khoa học và Công nghệ', 'Giám đốc Sở KH và Công nghệ'],
    ['Giám đốc Trung tâm Phục vụ hành chính công tỉnh', 'Giám đốc TT PVHCC tỉnh'],
    ['Giám đốc Sở Y tế', 'Giám đốc Sở Y tế'],
    ['Giám đốc Sở Nội vụ', 'Giám đốc Sở Nội vụ'],
    ['Chủ tịch UBND Phường Hoa Lư', 'Chủ tịch UBND Phường Hoa Lư'],
    ['Trưởng Thuế tỉnh', 'Trưởng Thuế tỉnh'],
  ])('writes %s as %s', (owner, short) => {
    expect(shortOwner(owner, units)).toBe(short)
  })
})
