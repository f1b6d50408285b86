import { type Day, type Period, periodSpan } from '@toan-canh/calendar'
import {
  type Basis,
  type Boundary,
  type FigureTopic,
  type Register,
  type Slice,
  topicLimits,
  type UnitCode,
} from '@toan-canh/contract'
import {
  type Atom,
  atomsOf,
  type CompiledIndicator,
  type Definitions,
  hourDimension,
  measuresOfKind,
  sliceKey,
} from '@toan-canh/engine'
import type { TopicRefusal } from '../live/topic-feed.ts'
import { type FigureAsk, figureAskOf } from './figure-ask.ts'
import { familyOf } from './family-of.ts'
import { changesIn, type Grounds, groundsOf } from './grounds-of.ts'

export type { FigureTopic } from '@toan-canh/contract'
export type { FigureAsk } from './figure-ask.ts'

/** What the rows of a question are: one row; one for each member below a unit; one for each value of a dimension. */
export type By =
  { readonly kind: 'whole' } | { readonly kind: 'unit' } | { readonly kind: 'dimension'; readonly name: string }

/** What decides how much of a question about people may be told: the total that stands above it and all parts of that total. */
export type Guard =
  | { readonly kind: 'closed' }
  | { readonly kind: 'family'; readonly top: UnitCode; readonly total: Question; readonly parts: Question }

/** A topic made ready to be answered from counters: which units, slices and days, and the key of every answer. */
export interface Question extends Grounds {
  readonly indicator: CompiledIndicator
  readonly unit: UnitCode
  readonly atoms: readonly Atom[]
  readonly by: By
  readonly slice: Slice | null
  /** Asked for on this basis only; `null`: on the indicator's own. */
  readonly basis: Basis | null
  /** The figures that it may stand on; `null`: none. */
  readonly figures: FigureAsk | null
  /** Asks for hours of a day, which are counted for some measures and kept for the last days only. */
  readonly isHourly: boolean
  readonly slices: readonly string[] | { readonly dimension: string }
  readonly periods: readonly Period[]
  /** The days on which the ground of a unit changed. */
  readonly changesOf: (unit: UnitCode) => readonly Day[]
  readonly keyOf: (member: string, period: Period) => string
  readonly firstDay: Day
  readonly lastDay: Day
  /** Of numbers of people: what decides how much may be told; `null` for all others. */
  readonly guard: Guard | null
}

const basisNames = { measured: 'đo, đếm được', reported: 'báo cáo', estimated: 'ước tính' } as const
const hourRange = /^(\d\d)-(\d\d)$/

function refusal(code: TopicRefusal['code'], sentence: string): TopicRefusal {
  return { code, sentence }
}

/** Slice keys of a slice; hours come as a range `08-10`: the flow of a day stopped at a clock time. */
function slicesOf(slice: Slice | null): readonly string[] {
  if (slice === null) return ['']
  const range = slice.dimension === hourDimension ? hourRange.exec(slice.value) : null
  if (range === null) return [sliceKey(slice.dimension, slice.value)]
  const from = Number(range[1])
  const to = Math.min(Number(range[2]), 23)
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) =>
    sliceKey(hourDimension, String(from + index).padStart(2, '0')),
  )
}

function byOf(topic: FigureTopic, indicator: CompiledIndicator): By | TopicRefusal {
  if (topic.kind === 'reading' || topic.kind === 'series') return { kind: 'whole' }
  if (topic.by === 'unit') return { kind: 'unit' }
  if (topic.by !== hourDimension && !indicator.dimensions.has(topic.by)) {
    return refusal('unknown_dimension', `Chỉ tiêu ${indicator.id} không phân tổ theo ${topic.by}.`)
  }
  if (topic.kind === 'breakdown' && topic.slice !== null) {
    return refusal('unknown_dimension', 'Không phân tổ theo hai chiều cùng lúc.')
  }
  return { kind: 'dimension', name: topic.by }
}

/** Whether all that an indicator adds up is counted by the hour too. */
function isCountedByHour(atoms: readonly Atom[], indicator: CompiledIndicator, definitions: Definitions): boolean {
  const hourly = measuresOfKind(definitions, indicator.kind).filter(
    ({ measure }) => 'hourly' in measure && measure.hourly === true,
  )
  return atoms.every(({ slot, take }) => take === 'within' && hourly.some((each) => each.slot === slot))
}

function keyFor(topic: FigureTopic): Question['keyOf'] {
  switch (topic.kind) {
    case 'reading':
      return () => ''
    case 'breakdown':
      return (member) => member
    case 'series':
      return (_, period) => period.id
    case 'matrix':
      return (member, period) => `${member}|${period.id}`
  }
}

/** Why a unit that the register knows is not answered for. */
function endedRefusal(code: UnitCode, boundary: Boundary, register: Register): TopicRefusal {
  const [until] = register
    .versionsOf(code)
    .flatMap(({ validTo }) => validTo ?? [])
    .slice(-1)
  if (boundary === 'now' && until !== undefined)
    return refusal('unknown_unit', `Đơn vị ${code} hết hiệu lực sau ngày ${until}; hãy xem theo địa giới lúc đó.`)
  return refusal('unknown_unit', `Đơn vị ${code} không có hiệu lực trong kỳ này.`)
}

interface Knowing {
  readonly definitions: Definitions
  readonly register: Register
  readonly today: Day
}

/** The guard of a question about people; what cannot be told safely is closed. */
function guardOf(topic: FigureTopic, knowing: Knowing): Guard {
  const family = familyOf(topic, knowing.register)
  if (family === null) return { kind: 'closed' }
  const [total, parts] = [plainQuestionOf(family.total, knowing), plainQuestionOf(family.parts, knowing)]
  return 'code' in total || 'code' in parts ? { kind: 'closed' } : { kind: 'family', top: family.top, total, parts }
}

/** Makes a topic ready to be answered, or says why it cannot be. */
export function questionOf(topic: FigureTopic, knowing: Knowing): Question | TopicRefusal {
  const question = plainQuestionOf(topic, knowing)
  if ('code' in question || question.indicator.definition.smallCells === undefined) return question
  return { ...question, guard: guardOf(topic, knowing) }
}

function plainQuestionOf(topic: FigureTopic, { definitions, register, today }: Knowing): Question | TopicRefusal {
  const indicator = definitions.indicators.get(topic.indicator)
  if (indicator === undefined) return refusal('unknown_indicator', `Không có chỉ tiêu ${topic.indicator}.`)
  if (register.find(topic.unit)?.code !== topic.unit) return refusal('unknown_unit', `Không có đơn vị ${topic.unit}.`)
  const slice = topic.kind === 'matrix' ? null : topic.slice
  if (slice !== null && slice.dimension !== hourDimension && !indicator.dimensions.has(slice.dimension)) {
    return refusal('unknown_dimension', `Chỉ tiêu ${indicator.id} không phân tổ theo ${slice.dimension}.`)
  }
  const by = byOf(topic, indicator)
  if ('code' in by) return by
  const atoms = atomsOf(indicator)
  const isHourly = slice?.dimension === hourDimension || (by.kind === 'dimension' && by.name === hourDimension)
  if (isHourly && !isCountedByHour(atoms, indicator, definitions)) {
    return refusal('unknown_dimension', `Chỉ tiêu ${indicator.id} không đếm theo giờ.`)
  }
  const isSpan = topic.kind === 'series' || topic.kind === 'matrix'
  const periods = isSpan ? periodSpan(topic.first, topic.last) : [topic.period]
  const first = periods[0]
  const last = periods.at(-1)
  if (first === undefined || last === undefined || periods.length > topicLimits.steps) {
    return refusal('out_of_bounds', `Một chuỗi có nhiều nhất ${topicLimits.steps} kỳ.`)
  }
  const basis = topic.basis ?? null
  const isCounted = indicator.kind !== null
  if (isCounted && basis !== null && basis !== 'measured' && indicator.reported === null)
    return refusal('unknown_dimension', `Chỉ tiêu ${indicator.id} không có số ${basisNames[basis]}.`)
  const boundary = topic.boundary ?? 'now'
  const grounds = groundsOf(register, { unit: topic.unit, by, boundary, periods, today })
  if (!grounds.grounds.some(({ isInForce }) => isInForce)) return endedRefusal(topic.unit, boundary, register)
  const asked = { by, slice, basis, firstDay: first.from, lastDay: last.to }
  return {
    indicator,
    unit: topic.unit,
    atoms,
    by,
    slice,
    basis,
    figures: figureAskOf(indicator, asked, definitions, register),
    isHourly,
    slices: by.kind === 'dimension' ? { dimension: by.name } : slicesOf(slice),
    periods,
    ...grounds,
    keyOf: keyFor(topic),
    firstDay: first.from,
    lastDay: last.to,
    changesOf: changesIn(register),
    splitFrom: Math.min(first.from, grounds.splitFrom),
    guard: null,
  }
}
