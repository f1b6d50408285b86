import { type Period, parsePeriod } from '@toan-canh/calendar'
import type { IndicatorId, UnitCode } from './codes.ts'
import { type Basis, bases } from './facts.ts'
import { type Boundary, groundedName, parseGroundedName } from './grounds.ts'

/** The kinds of period that a series may step by. */
export const stepKinds = ['day', 'week', 'month', 'quarter', 'half', 'year'] as const
export type StepKind = (typeof stepKinds)[number]

/** `null` is the whole; otherwise one value of one slice dimension. */
export interface Slice {
  readonly dimension: string
  readonly value: string
}

/**
 * A question with a name. Wire form, parts divided by `/`, see `topicName`:
 * `reading/<indicator>/<unit>/<period>[/<dimension>=<value>]`
 * `breakdown/<indicator>/<unit>/<period>/<by>[/<dimension>=<value>]`
 * `series/<indicator>/<unit>/<first>..<last>[/<dimension>=<value>]` — steps are of the kind of `first`
 * `matrix/<indicator>/<unit>/<first>..<last>/<by>` — members × steps
 * `sources`
 * `jobs` — long work: imports, histories, rebuilds
 * `assets/<kind>/<unit>[/<dimension>=<value>]` — what stands in a unit and below it; the dimension `state` chooses by state
 * `wall/<id>` — what is laid over the programme of a wall
 * An indicator may be asked on one basis only: `tthc.received_total@reported`; a unit with the boundaries of then: `37@then`.
 */
export type Topic =
  | {
      readonly kind: 'reading'
      readonly indicator: IndicatorId
      readonly basis?: Basis | undefined
      readonly unit: UnitCode
      readonly boundary?: Boundary | undefined
      readonly period: Period
      readonly slice: Slice | null
    }
  | {
      readonly kind: 'breakdown'
      readonly indicator: IndicatorId
      readonly basis?: Basis | undefined
      readonly unit: UnitCode
      readonly boundary?: Boundary | undefined
      readonly period: Period
      readonly by: string
      readonly slice: Slice | null
    }
  | {
      readonly kind: 'series'
      readonly indicator: IndicatorId
      readonly basis?: Basis | undefined
      readonly unit: UnitCode
      readonly boundary?: Boundary | undefined
      readonly first: Period
      readonly last: Period
      readonly slice: Slice | null
    }
  | {
      readonly kind: 'matrix'
      readonly indicator: IndicatorId
      readonly basis?: Basis | undefined
      readonly unit: UnitCode
      readonly boundary?: Boundary | undefined
      readonly first: Period
      readonly last: Period
      readonly by: string
    }
  | {
      readonly kind: 'assets'
      readonly assetKind: string
      readonly unit: UnitCode
      readonly slice: Slice | null
    }
  | { readonly kind: 'wall'; readonly wall: string }
  | { readonly kind: 'sources' }
  | { readonly kind: 'jobs' }

/** A topic that is answered from counters and figures. */
export type FigureTopic = Exclude<Topic, { readonly kind: 'sources' | 'jobs' | 'assets' | 'wall' }>

/** Whether a topic is answered from counters and figures. */
export function isFigureTopic(topic: Topic): topic is FigureTopic {
  return topic.kind !== 'sources' && topic.kind !== 'jobs' && topic.kind !== 'assets' && topic.kind !== 'wall'
}

/** `assets`: how many may stand in one topic; a wider one is refused. */
export const topicLimits = { nameLength: 240, steps: 400, assets: 10_000 } as const

const part = /^[\p{L}\p{N}._:@~+-]{1,80}$/u

function sliceText(slice: Slice | null): string {
  return slice === null ? '' : `/${slice.dimension}=${slice.value}`
}

function sliceOf(text: string | undefined): Slice | null | undefined {
  if (text === undefined) return null
  const at = text.indexOf('=')
  const slice = { dimension: text.slice(0, at), value: text.slice(at + 1) }
  return at > 0 && part.test(slice.dimension) && part.test(slice.value) ? slice : undefined
}

function spanOf(text: string | undefined): { first: Period; last: Period } | null {
  const [from, to, extra] = (text ?? '').split('..')
  const first = from === undefined ? null : parsePeriod(from)
  const last = to === undefined ? null : parsePeriod(to)
  if (first === null || last === null || extra !== undefined) return null
  return first.kind === last.kind && first.kind !== 'rolling' && first.from <= last.from ? { first, last } : null
}

/** An indicator and the basis it is asked on, as names write them: `tthc.received_total@reported`. */
export function basedName({ indicator, basis }: { indicator: IndicatorId; basis?: Basis | undefined }): string {
  return basis === undefined ? indicator : `${indicator}@${basis}`
}

/** Reads an indicator with or without a basis; `null` when the basis is none. */
export function parseBasedName(text: string): { indicator: IndicatorId; basis?: Basis } | null {
  const [indicator = '', named, extra] = text.split('@')
  if (named === undefined) return { indicator }
  const basis = bases.find((each) => each === named)
  return basis === undefined || extra !== undefined ? null : { indicator, basis }
}

/** The one wire name of a topic: equal questions have equal names. */
export function topicName(topic: Topic): string {
  switch (topic.kind) {
    case 'sources':
    case 'jobs':
      return topic.kind
    case 'wall':
      return `wall/${topic.wall}`
    case 'assets':
      return `assets/${topic.assetKind}/${topic.unit}${sliceText(topic.slice)}`
    case 'reading':
      return `reading/${basedName(topic)}/${groundedName(topic)}/${topic.period.id}${sliceText(topic.slice)}`
    case 'breakdown':
      return `breakdown/${basedName(topic)}/${groundedName(topic)}/${topic.period.id}/${topic.by}${sliceText(topic.slice)}`
    case 'series':
      return `series/${basedName(topic)}/${groundedName(topic)}/${topic.first.id}..${topic.last.id}${sliceText(topic.slice)}`
    case 'matrix':
      return `matrix/${basedName(topic)}/${groundedName(topic)}/${topic.first.id}..${topic.last.id}/${topic.by}`
  }
}

/** Reads a wire name; `null` when it names no topic of this contract. Whether the indicator and unit exist is the server's to say. */
export function parseTopic(name: string): Topic | null {
  if (name === 'sources' || name === 'jobs') return { kind: name }
  if (name.length > topicLimits.nameLength) return null
  const [kind, indicatorPart, unitPart, when, fifth, sixth, extra] = name.split('/')
  if (kind === 'wall' && indicatorPart !== undefined && unitPart === undefined)
    return part.test(indicatorPart) ? { kind, wall: indicatorPart } : null
  if (extra !== undefined || indicatorPart === undefined || unitPart === undefined) return null
  if (!part.test(indicatorPart) || !part.test(unitPart)) return null
  if (kind === 'assets') {
    const slice = sliceOf(when)
    if (slice === undefined || fifth !== undefined) return null
    return { kind, assetKind: indicatorPart, unit: unitPart, slice }
  }
  const based = parseBasedName(indicatorPart)
  if (based === null) return null
  const of = { ...based, ...parseGroundedName(unitPart) }
  if (kind === 'reading' || kind === 'breakdown') {
    const period = parsePeriod(when ?? '')
    const slice = sliceOf(kind === 'reading' ? fifth : sixth)
    if (period === null || slice === undefined || (kind === 'reading' && sixth !== undefined)) return null
    if (kind === 'reading') return { kind, ...of, period, slice }
    return fifth !== undefined && part.test(fifth) ? { kind, ...of, period, by: fifth, slice } : null
  }
  const span = spanOf(when)
  if (span === null) return null
  if (kind === 'series') {
    const slice = sliceOf(fifth)
    return slice === undefined || sixth !== undefined ? null : { kind, ...of, ...span, slice }
  }
  if (kind !== 'matrix' || sixth !== undefined || fifth === undefined || !part.test(fifth)) return null
  return { kind, ...of, ...span, by: fifth }
}
