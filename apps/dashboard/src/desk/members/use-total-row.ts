import { isProvince } from '@toan-canh/contract'
import { deskText } from '../../ui/desk-messages.ts'
import { agedPoint } from '../../widgets/reading-state.ts'
import type { Aging } from '../../widgets/use-aging.ts'
import { changeBetween } from '../comparison.ts'
import { useDesk } from '../desk-context.tsx'
import { readingTopicOf } from '../desk-scope.ts'
import { useComparable } from '../use-comparable.ts'
import { useReadings } from '../use-points.ts'
import { type MemberRow, shownLevel } from './member-rows.ts'

/** The last row: the whole of what is looked at, from its own readings, not added up from the rows. */
export function useTotalRow(columns: readonly string[], ageOf: Aging): MemberRow {
  const { scope } = useDesk()
  const { unit, slice, period, comparison, indicator } = scope
  const isComparable = useComparable(indicator, comparison.part)
  const [main = null, before = null, ...counts] = useReadings([
    readingTopicOf(scope, indicator.id),
    readingTopicOf(scope, indicator.id, comparison.part),
    ...columns.map((id) => readingTopicOf(scope, id)),
  ]).map((point) => (point === null ? null : agedPoint(point, ageOf(point))))
  const { all } = deskText
  return {
    key: '',
    name: slice !== null ? all.slice : isProvince(unit) ? all.province : all.unit,
    place: { unit: unit.code, boundary: scope.boundary, slice, period },
    href: null,
    main,
    columns: counts,
    change: isComparable ? changeBetween(main, before) : null,
    steps: [],
    level: shownLevel(main, ageOf(main)),
  }
}
