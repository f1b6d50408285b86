import { parseSliceName, parseTopic, type ReadingsAnswer, topicName, type Slice } from '@toan-canh/contract'
import { parsePeriod } from '@toan-canh/calendar'
import { ask } from '../centre/ask.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { TopicRefusal } from '../live/topic-feed.ts'
import type { FigureTopic } from '../readings/question.ts'
import { HttpProblem } from './problem.ts'

export interface ReadingsQuery {
  readonly indicator: string
  readonly unit: string
  readonly period: string
  readonly by?: string | undefined
  readonly slice?: string | undefined
}

function sliceOf(text: string | undefined): Slice | null {
  const slice = text === undefined ? null : parseSliceName(text)
  if (text !== undefined && slice === null)
    throw new HttpProblem('bad_request', `slice: ${text} không có dạng chiều=giá trị`)
  return slice
}

/** The topic that a query asks; throws a problem that names the part that is wrong. */
export function topicOfQuery(query: ReadingsQuery): FigureTopic {
  const { indicator, unit, by } = query
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
      ? { kind: 'series', indicator, unit, first, last, slice }
      : { kind: 'matrix', indicator, unit, first, last, by }
    : by === undefined
      ? { kind: 'reading', indicator, unit, period: first, slice }
      : { kind: 'breakdown', indicator, unit, period: first, by, slice }
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

/** GET /api/v1/readings */
export async function readings(centre: Centre, query: ReadingsQuery): Promise<ReadingsAnswer> {
  const answer = await ask(centre, topicOfQuery(query))
  if ('code' in answer) throw problemOfRefusal(answer)
  return { commit: answer.commit, readings: [...answer.readings] }
}
