import {
  type Basis,
  type Boundary,
  parseSliceName,
  parseTopic,
  type Reading,
  type ReadingsAnswer,
  topicName,
  type Slice,
} from '@toan-canh/contract'
import { parseInstant, parsePeriod } from '@toan-canh/calendar'
import type { KnownAt } from '@toan-canh/store'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { TopicRefusal } from '../live/topic-feed.ts'
import { standsOn } from '../readings/figure-provenance.ts'
import type { FigureTopic } from '../readings/question.ts'
import { HttpProblem } from './problem.ts'

export interface ReadingsQuery {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly by?: string | undefined
  readonly slice?: string | undefined
  readonly boundary?: Boundary | undefined
  readonly basis?: Basis | undefined
  readonly at?: string | undefined
}

/** A slice of a query, `dimension=value`. */
export function sliceOf(text: string | undefined): Slice | null {
  const slice = text === undefined ? null : parseSliceName(text)
  if (text !== undefined && slice === null)
    throw new HttpProblem('bad_request', `slice: ${text} không có dạng chiều=giá trị`)
  return slice
}

/** The topic that a query asks; throws a problem that names the part that is wrong. */
export function topicOfQuery(query: ReadingsQuery): FigureTopic {
  const { indicator, unit, by, basis, boundary } = query
  const of = {
    indicator,
    unit,
    ...(basis === undefined ? {} : { basis }),
    ...(boundary === 'then' ? { boundary } : {}),
  }
  const slice = sliceOf(query.slice)
  const [firstId = '', lastId] = query.period.split('..')
  const first = parsePeriod(firstId)
  const last = lastId === undefined ? first : parsePeriod(lastId)
  if (first === null || last === null) {
    throw new HttpProblem(
      'bad_request',
      `period: ${query.period} không phải kỳ; ví dụ 2025-11, 2025-Q4, 7d@2025-11-14, 2025-01..2025-12`,
    )
  }
  const isSpan = lastId !== undefined
  if (isSpan && by !== undefined && slice !== null) {
    throw new HttpProblem('bad_request', 'slice: một bảng nhiều kỳ theo chiều không nhận thêm lát cắt')
  }
  const topic: FigureTopic = isSpan
    ? by === undefined
      ? { kind: 'series', ...of, first, last, slice }
      : { kind: 'matrix', ...of, first, last, by }
    : by === undefined
      ? { kind: 'reading', ...of, period: first, slice }
      : { kind: 'breakdown', ...of, period: first, by, slice }
  if (parseTopic(topicName(topic)) === null) {
    throw new HttpProblem('bad_request', `Câu hỏi không hợp lệ: ${topicName(topic)}`)
  }
  return topic
}

const codes = { unknown_indicator: 'unknown_indicator', unknown_unit: 'unknown_unit', forbidden: 'forbidden' } as const

function isMapped(code: string): code is keyof typeof codes {
  return code in codes
}

/** The problem that stands for a refused topic. */
export function problemOfRefusal(refusal: TopicRefusal): HttpProblem {
  return new HttpProblem(isMapped(refusal.code) ? codes[refusal.code] : 'out_of_bounds', refusal.sentence)
}

/** As of when: a commit, or an instant. */
function knownAtText(text: string): Exclude<KnownAt, null> {
  if (/^\d{1,15}$/.test(text)) return { seq: Number(text) }
  const at = parseInstant(text)
  if (at === null) {
    const forms = 'ví dụ 1204, 2025-11-14T08:00:00+07:00'
    throw new HttpProblem('bad_request', `at: ${text} không phải số lần ghi hay thời điểm; ${forms}`)
  }
  return { at }
}

/** Versions are kept of figures only: what was counted is taken back commit by commit. */
function checkInstant(centre: Centre, topic: FigureTopic): void {
  const question = centre.question(topic)
  if ('code' in question) throw problemOfRefusal(question)
  if (question.periods.some((period) => standsOn(question, period).counts)) {
    const why = 'được đếm từ vụ việc; hãy hỏi theo số lần ghi'
    throw new HttpProblem('bad_request', `at: ${topic.indicator} ${why}`)
  }
}

/** What must be seen beside one reading, as its definition says: asked in the same way. */
async function companionsOf(centre: Centre, topic: FigureTopic, knownAt: KnownAt): Promise<Reading[]> {
  if (topic.kind !== 'reading') return []
  const { with: companions = [] } = centre.definitions().indicators.get(topic.indicator)?.definition ?? {}
  const answers = await Promise.all(companions.map((indicator) => ask(centre, { ...topic, indicator }, knownAt)))
  return answers.flatMap((each) => ('code' in each ? [] : each.readings.slice(0, 1)))
}

/** GET /api/v1/readings */
export async function readings(centre: Centre, query: ReadingsQuery): Promise<ReadingsAnswer> {
  const topic = topicOfQuery(query)
  const knownAt = query.at === undefined ? null : knownAtText(query.at)
  if (knownAt !== null && 'at' in knownAt) checkInstant(centre, topic)
  const answer = await ask(centre, topic, knownAt)
  if ('code' in answer) throw problemOfRefusal(answer)
  if (answer.seen.kind === 'gone') throw new HttpProblem('out_of_bounds', answer.seen.sentence)
  const companions = await companionsOf(centre, topic, knownAt)
  return { commit: answer.commit, readings: [...answer.readings], ...(companions.length === 0 ? {} : { companions }) }
}
