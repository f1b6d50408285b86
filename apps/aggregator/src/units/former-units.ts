import { isoDay, parseDay } from '@toan-canh/calendar'
import type { Succession, Unit } from '@toan-canh/contract'
import type { ListedSuccession, ListedUnit } from './official-lists.ts'

/** The day on which communes and provinces were merged and districts ended (DOMAIN §3). */
const mergedOn = '2025-07-01'
/** The list tells who was there on the last day, not since when: before this day the register vouches for nobody. */
const vouchedFrom = '1997-01-01'

function formerOf({ code, name, short, type, parent }: ListedUnit, known: readonly Unit[]): Unit {
  const validTo = isoDay((parseDay(mergedOn) ?? 0) - 1)
  const same = known.filter((unit) => unit.code === code)
  const before =
    same.find((unit) => unit.validTo === validTo) ?? same.find((unit) => parent === null && unit.validTo === null)
  return { code, name, short, type, parent, validFrom: vouchedFrom, validTo, aliases: before?.aliases ?? [] }
}

function byCode(units: Iterable<ListedUnit>): ListedUnit[] {
  return [...new Map([...units].map((unit) => [unit.code, unit])).values()]
}

function distinct(successions: readonly Succession[]): Succession[] {
  return [...new Map(successions.map((each) => [`${each.old}>${each.new}`, each])).values()]
}

/** The units that became one province in the merger, and who followed them; aliases are kept from the register. */
export function formerUnitsOf(
  province: string,
  successions: readonly ListedSuccession[],
  known: readonly Unit[],
): { readonly units: readonly Unit[]; readonly successions: readonly Succession[] } {
  const own = successions.filter((each) => each.province.new === province)
  const listed = [
    ...byCode(own.map((each) => each.province.old)),
    ...byCode(own.map((each) => each.district)),
    ...byCode(own.flatMap(({ commune }) => (commune === null ? [] : [commune]))),
  ]
  return {
    units: listed.map((unit) => formerOf(unit, known)),
    successions: distinct([
      ...own.map((each) => ({ old: each.province.old.code, new: province, from: mergedOn, share: 'whole' as const })),
      ...own.map(({ commune, district, heir, share }) => ({
        old: (commune ?? district).code,
        new: heir,
        from: mergedOn,
        share,
      })),
    ]),
  }
}
