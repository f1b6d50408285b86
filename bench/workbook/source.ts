import { readFileSync } from 'node:fs'
import { compileMapping, type Mapping, readUnitsCsv } from '@toan-canh/connectors'
import { createRegister, figureMappingSchema } from '@toan-canh/contract'

const units = readUnitsCsv(readFileSync(new URL('../../catalogue/units/ninh-binh.csv', import.meta.url), 'utf8'))

/** Codes of the communes that rows tell of. */
export const codes: readonly string[] = units.filter((unit) => unit.parent !== null).map((unit) => unit.code)

/** The `connector` block that reads the workbook. */
export const block = (file: string) => ({
  type: 'file-drop',
  format: 'xlsx',
  file,
  table: {
    columns: {
      unit: 'Mã đơn vị',
      period: 'Kỳ',
      retail: 'Bán lẻ',
      inland: 'Thu nội địa',
      border: 'Thu xuất nhập khẩu',
      insured: 'Tỷ lệ BHYT',
    },
    above: { measure: { label: 'Đơn vị tính' } },
    totals: { sum: ['inland', 'border'] },
  },
})

const money = { number: 'vietnamese', measure: 'triệu đồng' } as const

/** Four figures of each row. */
export function mapping(): Mapping {
  const definition = figureMappingSchema.parse({
    shape: 'figure',
    zone: '+07:00',
    basis: 'reported',
    unit: { field: 'unit' },
    period: { field: 'period', formats: ['MM/yyyy'] },
    values: [
      { signal: 'econ.retail_sales', field: 'retail', ...money },
      { signal: 'budget.inland', field: 'inland', ...money },
      { signal: 'budget.border', field: 'border', ...money },
      { signal: 'social.bhyt_rate', field: 'insured', number: 'vietnamese' },
    ],
  })
  const signal = (unit: string) => ({ unit, series: 'period' }) as const
  const signals = new Map([
    ['econ.retail_sales', signal('tỷ đồng')],
    ['budget.inland', signal('tỷ đồng')],
    ['budget.border', signal('tỷ đồng')],
    ['social.bhyt_rate', signal('%')],
  ])
  return compileMapping(definition, createRegister(units), signals)
}
