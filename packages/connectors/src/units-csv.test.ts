import { describe, expect, it } from 'vitest'
import { readUnitsCsv } from './units-csv.ts'

const header = 'code,name,short,type,parent,validFrom,validTo,aliases,lon,lat'

describe(readUnitsCsv, () => {
  it('reads a register with its empty cells, aliases and places', () => {
    const text = [
      `\uFEFF${header}`,
      '37,Tỉnh Ninh Bình,Ninh Bình,province,,2025-07-01,,H42,105.975,20.25',
      '"37-X","Sở ""X"", Y",,department,37,2020-01-01,2025-06-30,H42.2|X-2,,',
      '',
    ].join('\r\n')
    expect(readUnitsCsv(text)).toEqual([
      {
        code: '37',
        name: 'Tỉnh Ninh Bình',
        short: 'Ninh Bình',
        type: 'province',
        parent: null,
        validFrom: '2025-07-01',
        validTo: null,
        aliases: ['H42'],
        at: [105.975, 20.25],
      },
      {
        code: '37-X',
        name: 'Sở "X", Y',
        type: 'department',
        parent: '37',
        validFrom: '2020-01-01',
        validTo: '2025-06-30',
        aliases: ['H42.2', 'X-2'],
      },
    ])
  })

  it.each([
    ['another header', 'code,name\n1,a', 'line 1: the header'],
    ['an unknown type', `${header}\na,A,,xa,,2025-07-01,,,,`, 'line 2: type'],
    ['a day that is none', `${header}\na,A,,other,,2025-07-01,,,,\nb,B,,other,,2025-13-01,,,,`, 'line 3: validFrom'],
    ['a place that is none', `${header}\na,A,,other,,2025-07-01,,,x,y`, 'line 2: at.0'],
    ['a line too short', `${header}\na,A,,other`, 'line 2: 4 columns instead of 10'],
    ['nothing', '', 'line 1: the header'],
  ])('refuses %s', (_name, text, sentence) => {
    expect(() => readUnitsCsv(text)).toThrow(sentence)
  })

  it('names every wrong line', () => {
    expect(() => readUnitsCsv(`${header}\na\nb`)).toThrow(/line 2.*\nline 3/)
  })
})
