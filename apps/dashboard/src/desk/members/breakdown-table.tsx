import { periodBefore, type Period, periodSpan } from '@toan-canh/calendar'
import { topicName } from '@toan-canh/contract'
import { type ReactNode, useMemo } from 'react'
import { useTopicStatus } from '../../live/index.ts'
import { useAging } from '../../widgets/use-aging.ts'
import { useCover } from '../../widgets/use-cover.ts'
import { type Desk, hrefWith, useDesk } from '../desk-context.tsx'
import type { DeskScope } from '../desk-scope.ts'
import { useComparable } from '../use-comparable.ts'
import { usePoints } from '../use-points.ts'
import { breakdownMembers } from './breakdown-members.ts'
import { columnsBeside, keysIn, memberRowsOf, wholeValue, withZeros, anyEntered } from './member-rows.ts'
import { MemberTable } from './member-table.tsx'
import { useTotalRow } from './use-total-row.ts'

const stepCount = 6

function breakdownOf({ unit, boundary, slice }: DeskScope, by: string, indicator: string, period: Period): string {
  return topicName({ kind: 'breakdown', indicator, unit: unit.code, boundary, period, by, slice })
}

/** The steps of the small lines: the last six of the period's kind; none for rolling days. */
function stepsOf({ period, slice }: DeskScope): readonly Period[] {
  return period.kind === 'rolling' || slice !== null ? [] : periodSpan(periodBefore(period, stepCount - 1), period)
}

function useSteps(scope: DeskScope, by: string, otherwise: string) {
  const steps = useMemo(() => stepsOf(scope), [scope])
  const [first, last] = [steps[0], steps.at(-1)]
  const name =
    first === undefined || last === undefined
      ? otherwise
      : topicName({
          kind: 'matrix',
          indicator: scope.indicator.id,
          unit: scope.unit.code,
          boundary: scope.boundary,
          first,
          last,
          by,
        })
  const points = usePoints(name)
  return (key: string) => steps.map(({ id }) => wholeValue(points.get(`${key}|${id}`)))
}

function useColumns(desk: Desk, by: string) {
  const { scope, board, catalogue } = desk
  const ids = columnsBeside(scope.indicator.id, board.columns)
  const [one, other] = ids
  const main = breakdownOf(scope, by, scope.indicator.id, scope.period)
  const nameOf = (id: string | undefined) => (id === undefined ? main : breakdownOf(scope, by, id, scope.period))
  const [first, second] = [usePoints(nameOf(one)), usePoints(nameOf(other))]
  const isCounted = (id: string) => 'sum' in (catalogue.indicators.get(id)?.formula ?? {})
  const columns = [first, second].slice(0, ids.length)
  return { main, ids, columns, isCounted }
}

/** The members of what is looked at: units below it, or its fields, channels and other dimensions. */
export function BreakdownTable({ by, views }: { readonly by: string; readonly views: ReactNode }) {
  const desk = useDesk()
  const { scope, catalogue } = desk
  const { main: mainTopic, ids, columns: counted, isCounted } = useColumns(desk, by)
  const status = useTopicStatus(mainTopic)
  const main = usePoints(mainTopic)
  const isComparable = useComparable(scope.indicator, scope.comparison.part)
  const before = usePoints(breakdownOf(scope, by, scope.indicator.id, scope.comparison.part), isComparable)
  const stepsOfKey = useSteps(scope, by, mainTopic)
  const cover = useCover(scope.indicator, scope.period)
  const ageOf = useAging(cover)
  const columns = counted.map((column, at) => (isCounted(ids[at] ?? '') ? withZeros(column, main) : column))
  const keys = keysIn({ main, columns })
  const members = breakdownMembers({ scope, catalogue, by, keys, hrefOf: (change) => hrefWith(desk, change) })
  const rows = memberRowsOf(members, { main, columns, before, stepsOf: stepsOfKey }, ageOf)
  const total = useTotalRow(ids, ageOf)
  return (
    <MemberTable
      views={views}
      status={status}
      rows={rows}
      total={total}
      columns={ids}
      kind={by === 'unit' ? 'unit' : 'other'}
      head={by === 'unit' ? null : (scope.indicator.dimensions[by]?.vi ?? by)}
      steps={stepsOf(scope)}
      against={scope.comparison.part}
      isDimmed={ageOf(anyEntered(main)) !== 'current'}
    />
  )
}
