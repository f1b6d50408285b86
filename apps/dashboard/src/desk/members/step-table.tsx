import { groundChanges, isSameGround, topicName } from '@toan-canh/contract'
import { type ReactNode, useMemo } from 'react'
import { useTopicStatus } from '../../live/index.ts'
import { useAging } from '../../widgets/use-aging.ts'
import { useCover } from '../../widgets/use-cover.ts'
import { hrefWith, useDesk } from '../desk-context.tsx'
import { usePoints } from '../use-points.ts'
import { columnsBeside, type Member, memberRowsOf, anyEntered } from './member-rows.ts'
import { MemberTable } from './member-table.tsx'
import { shiftedBefore, stepKindOf, stepName, stepsOfPeriod, valuesUpTo } from './step-members.ts'
import { useTotalRow } from './use-total-row.ts'

/** What is looked at, day by day or month by month, newest first unless sorted otherwise. */
export function StepTable({ views }: { readonly views: ReactNode }) {
  const desk = useDesk()
  const { scope, board, catalogue } = desk
  const { unit, boundary, slice, period, today, indicator } = scope
  const { shown, span } = useMemo(() => stepsOfPeriod(period, today), [period, today])
  const { first, last } = span ?? { first: period, last: period }
  const nameOf = (id: string) =>
    topicName({ kind: 'series', indicator: id, unit: unit.code, boundary, first, last, slice })
  const changes = groundChanges(catalogue.register, unit.code)
  const ids = columnsBeside(indicator.id, board.columns)
  const main = usePoints(nameOf(indicator.id))
  const one = usePoints(nameOf(ids[0] ?? indicator.id))
  const other = usePoints(nameOf(ids[1] ?? indicator.id))
  const status = useTopicStatus(nameOf(indicator.id))
  const cover = useCover(indicator, period)
  const ageOf = useAging(cover)
  const members: Member[] = shown.toReversed().map((step) => ({
    key: step.id,
    name: stepName(step),
    place: { unit: unit.code, boundary, slice, period: step },
    href: hrefWith(desk, { period: step.id, against: null, view: null, sort: null, reading: null }),
  }))
  const byKey = new Map(shown.map((step) => [step.id, step]))
  const points = {
    main,
    columns: [one, other].slice(0, ids.length),
    before: shiftedBefore(main, shown, (earlier, later) => isSameGround(changes, boundary, [earlier, later])),
    stepsOf: (key: string) => {
      const step = byKey.get(key)
      return step === undefined ? [] : valuesUpTo(main, step)
    },
  }
  const total = useTotalRow(ids, ageOf)
  return (
    <MemberTable
      views={views}
      status={status}
      rows={memberRowsOf(members, points, ageOf)}
      total={total}
      columns={ids}
      kind={stepKindOf(period) === 'day' ? 'ngay' : 'thang'}
      head={null}
      steps={shown.slice(0, 6)}
      against={null}
      isDimmed={ageOf(anyEntered(main)) !== 'current'}
    />
  )
}
