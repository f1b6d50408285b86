import { parseDay } from '@toan-canh/calendar'
import { dayText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { thenBoundary } from '../address.ts'
import { type Desk, followHere, hrefWith, useDesk } from '../desk-context.tsx'
import { readingTopicOf } from '../desk-scope.ts'
import { cellText } from '../members/member-row.tsx'
import { useReadings } from '../use-points.ts'

/** The units on whose ground the unit stands today, as they were in a period before they became one. */
function partsOf({ scope, catalogue }: Desk) {
  const { unit, period } = scope
  const { register } = catalogue
  const parts = register.successions.filter((each) => each.new === unit.code && period.to < (parseDay(each.from) ?? 0))
  const units = parts.flatMap(({ old }) => register.find(old, period.to) ?? [])
  return parts.length > 1 ? { day: parseDay(parts[0]?.from ?? ''), units } : { day: null, units: [] }
}

/** Before a merger: the parts side by side, each on its own ground, because a rate of the whole may not be known. */
export function GroundParts() {
  const desk = useDesk()
  const { scope } = desk
  const { day, units } = partsOf(desk)
  const readings = useReadings(
    units.map((unit) => readingTopicOf({ ...scope, unit, boundary: 'then' }, scope.indicator.id)),
  )
  if (day === null) return null
  return (
    <p className="ground-parts">
      <span>{text.ground.partsBefore(dayText(day))}</span>
      {units.map((unit, at) => (
        <a
          key={unit.code}
          href={hrefWith(desk, { unit: unit.code, boundary: thenBoundary, view: null, reading: null })}
          onClick={followHere}
        >
          {unit.name} <b className="num">{cellText(readings[at] ?? null, scope.indicator)}</b>
        </a>
      ))}
    </p>
  )
}
