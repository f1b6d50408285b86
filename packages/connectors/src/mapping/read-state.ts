import type { Instant } from '@toan-canh/calendar'
import type { CaseMapping, CaseState } from '@toan-canh/contract'
import { compileMapped } from './read-value.ts'
import type { Scope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** What the upstream says about the course of a case. */
export interface Course {
  readonly state: CaseState
  readonly openedAt: Instant | null
  readonly closedAt: Instant | null
}

const ended: ReadonlySet<CaseState> = new Set(['closed', 'refused', 'withdrawn', 'stopped'])
const received: ReadonlySet<CaseState> = new Set(['open', 'closed'])
const stateless = new Unmappable('missing', 'Không có trạng thái hồ sơ.')
const endless = new Unmappable('missing', 'Trạng thái đã kết thúc nhưng không có ngày kết thúc xử lý.')
const unreceived = new Unmappable('missing', 'Trạng thái đã tiếp nhận nhưng không có ngày tiếp nhận.')

/** Compiles the state: by the upstream's code, or by whether the case has an end. */
export function compileState(
  mapping: CaseMapping['state'],
  scope: Scope,
): (row: unknown, closedAt: Instant | null) => CaseState | Unmappable {
  if ('ended' in mapping) return (_row, closedAt) => (closedAt === null ? mapping.going : mapping.ended)
  const read = compileMapped(mapping, ['state'], scope)
  return (row) => read(row) ?? stateless
}

/** Makes state and instants agree: the state decides, and what it needs must be there (DOMAIN §2.2). */
export function agree(course: Course): Course | Unmappable {
  const { state } = course
  const closedAt = ended.has(state) ? course.closedAt : null
  if (ended.has(state) && closedAt === null) return endless
  if (received.has(state) && course.openedAt === null) return unreceived
  return { state, openedAt: state === 'submitted' ? null : course.openedAt, closedAt }
}
