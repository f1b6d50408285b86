import type { Day } from '@toan-canh/calendar'
import type { FigureTopic, Register, UnitCode } from '@toan-canh/contract'

/** A topic with nothing but what a family needs. */
type Asked = Extract<FigureTopic, { readonly kind: 'matrix' | 'series' }>

/** The topics of the family that a topic belongs to; `null`: it belongs to none in which it could be told safely. */
export function familyOf(
  topic: FigureTopic,
  register: Pick<Register, 'find'>,
): { readonly top: UnitCode; readonly total: Asked; readonly parts: Asked } | null {
  const slice = topic.kind === 'matrix' ? null : topic.slice
  const isByUnit = (topic.kind !== 'breakdown' && topic.kind !== 'matrix') || topic.by === 'unit'
  const day = topic.boundary === 'then' ? lastOf(topic) : undefined
  const unit = day === undefined ? register.find(topic.unit) : register.find(topic.unit, day)
  if (slice !== null || !isByUnit || unit === undefined) return null
  const top = unit.parent ?? unit.code
  const isTop = unit.parent === null
  if (!isTop && (topic.kind === 'breakdown' || topic.kind === 'matrix')) return null
  if ((day === undefined ? register.find(top) : register.find(top, day))?.parent !== null) return null
  const [first, last] = 'period' in topic ? [topic.period, topic.period] : [topic.first, topic.last]
  const { indicator, basis, boundary } = topic
  const of = { indicator, unit: top, first, last, ...(basis && { basis }), ...(boundary && { boundary }) }
  return {
    top,
    total: { kind: 'series', ...of, slice: null },
    parts: { kind: 'matrix', ...of, by: 'unit' },
  }
}

function lastOf(topic: FigureTopic): Day {
  return 'period' in topic ? topic.period.to : topic.last.to
}
