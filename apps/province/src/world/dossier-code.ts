import { isoDay } from '@toan-canh/calendar'
import { type Lifecycle, flagBits } from '../lifecycle.ts'
import type { SampleUnit } from '../register/read-register.ts'
import { originDay, sampleDayOf } from '../sample-time.ts'

const compactDays = new Map<number, string>()

/** `20251103`. */
export function compactDay(day: number): string {
  const known = compactDays.get(day)
  if (known !== undefined) return known
  const text = isoDay(originDay + day).replaceAll('-', '')
  compactDays.set(day, text)
  return text
}

/** `000.00.05.H42` for H42.05, `000.01.01.H42` for H42.101 (Circular 01/2018, Art. 19). */
function oldUnit(agency: string): string {
  const [province, number = '0'] = agency.split('.')
  const digits = number.padStart(4, '0')
  return `000.${digits.slice(0, 2)}.${digits.slice(2)}.${province}`
}

/**
 * `MaHoSo` in the forms of DOMAIN §2.3, unique by the dossier's number: the newer form, and for some the older one,
 * which upstream systems of this kind still carry.
 */
export function dossierCode(index: number, life: Lifecycle, unit: SampleUnit): string {
  const day = compactDay(sampleDayOf(life.submitted))
  const serial = String(index + 1).padStart(7, '0')
  const isOld = (life.flags & flagBits.oldCode) !== 0
  return isOld ? `${oldUnit(unit.agency)}-${day.slice(2)}-${serial}` : `${unit.agency}-${day}-${serial}`
}
