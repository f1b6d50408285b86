import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfSampleMs } from '../sample-time.ts'
import { instantOf, register } from '../sample.fixture.ts'
import type { Lifecycle } from '../lifecycle.ts'
import { dossierCode } from './dossier-code.ts'
import { compactTime, isoTime } from './local-text.ts'

const anyMs = fc.integer({ min: 0, max: 1_000 * 86_400_000 })

describe(isoTime, () => {
  it('names the instant on the clock of Vietnam', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        expect(Date.parse(isoTime(ms))).toBe(instantOfSampleMs(ms))
        expect(isoTime(ms)).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+07:00$/)
      }),
    )
  })
})

describe(compactTime, () => {
  it('names the second in the form of the national sync', () => {
    fc.assert(
      fc.property(anyMs, (ms) => {
        const second = Math.floor(ms / 1000)
        expect(instantOf(compactTime(second))).toBe(instantOfSampleMs(second * 1000))
      }),
    )
  })
})

describe(dossierCode, () => {
  const thirdOfNovember = 94 * 86_400
  const life: Lifecycle = {
    procedure: 0, unit: 0, receiver: 0, channel: 1, flags: 0, submitted: thirdOfNovember, received: thirdOfNovember,
    started: 0, paid: 0, due: 0, closed: 0, delivered: 0, end: 9, detour: null,
  } // prettier-ignore
  it.each([
    ['H42.05', 0, 'H42.05-20251103-0000123'],
    ['H42.05', 16, '000.00.05.H42-251103-0000123'],
    ['H42.101', 0, 'H42.101-20251103-0000123'],
    ['H42.101', 16, '000.01.01.H42-251103-0000123'],
  ])('of %s with flags %i is %s', (agency, flags, code) => {
    const unit = register.units.find((each) => each.agency === agency)
    if (unit === undefined) throw new Error(`no agency ${agency}`)
    expect(dossierCode(122, { ...life, flags }, unit)).toBe(code)
  })
})
