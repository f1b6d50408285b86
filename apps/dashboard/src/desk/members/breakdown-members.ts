import type { DeskAddress } from '../address.ts'
import { type DeskCatalogue, type DeskScope, groundDayOf } from '../desk-scope.ts'
import { deskText } from '../../ui/desk-messages.ts'
import type { Member } from './member-rows.ts'

interface MembersQuestion {
  readonly scope: DeskScope
  readonly catalogue: DeskCatalogue
  readonly by: string
  /** Keys that the answers carry. */
  readonly keys: ReadonlySet<string>
  readonly hrefOf: (change: Partial<DeskAddress>) => string
}

/** The units below, others with numbers in the period, and the unit itself for what it does directly. */
function unitMembers({ scope, catalogue, keys, hrefOf }: MembersQuestion): Member[] {
  const { unit, boundary, slice, period } = scope
  const { register } = catalogue
  const day = groundDayOf(scope)
  const children = register.childrenOf(unit.code, day)
  const others = [...keys].flatMap((key) => {
    const other = register.find(key, day) ?? register.find(key)
    return other === undefined || key === unit.code || children.some(({ code }) => code === key) ? [] : [other]
  })
  const below = [...children, ...others].map(({ code, name }) => ({
    key: code,
    name,
    place: { unit: code, boundary, slice, period },
    href: hrefOf({ unit: code, view: null, reading: null, sort: null }),
  }))
  if (!keys.has(unit.code)) return below
  const own = {
    key: unit.code,
    name: deskText.directly(unit.name),
    place: { unit: unit.code, boundary, slice, period },
    href: null,
  }
  return [...below, own]
}

/** The values of a dimension that were counted; their words from the catalogue. */
function sliceMembers({ scope, by, keys, hrefOf }: MembersQuestion): Member[] {
  const { unit, boundary, period, indicator } = scope
  const words = indicator.dimensions[by]?.values ?? {}
  return [...keys].map((value) => {
    const slice = { dimension: by, value }
    return {
      key: value,
      name: words[value] ?? value,
      place: { unit: unit.code, boundary, slice, period },
      href: hrefOf({ slice, view: null, reading: null, sort: null }),
    }
  })
}

/** Who stands in a table that is divided by unit or by a dimension. */
export function breakdownMembers(question: MembersQuestion): Member[] {
  return question.by === 'unit' ? unitMembers(question) : sliceMembers(question)
}
