import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import type { LonLat, SignalId, UnitCode } from './codes.ts'

/** What is opened for somebody: dossier, report, document, task … A new kind is a pack that counts it, not code. */
export const caseKindSchema = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be one lower-case word, like dossier')
export type CaseKind = z.infer<typeof caseKindSchema>

export const caseStates = ['submitted', 'open', 'paused', 'closed', 'refused', 'withdrawn', 'stopped'] as const
export type CaseState = (typeof caseStates)[number]

export const ratings = ['good', 'fair', 'bad'] as const
export const pauseReasons = ['supplement', 'payment', 'other'] as const

/** A stretch in which the clock stands; `to: null` is a pause that lasts. */
export interface Pause {
  readonly from: Instant
  readonly to: Instant | null
  readonly reason: (typeof pauseReasons)[number]
}

export interface UnitSpan {
  readonly unit: UnitCode
  readonly from: Instant
}

/**
 * Something opened for somebody, with a clock and an outcome (DESIGN §4).
 * `openedAt: null`: submitted and not accepted. `closedAt` is the end of processing, whatever the end was.
 * `dueIncludesPauses`: the source has already moved `dueAt` for the pauses; otherwise the engine moves it.
 */
export interface Case {
  readonly shape: 'case'
  readonly kind: CaseKind
  readonly id: string
  readonly key?: string
  readonly unit: UnitCode
  readonly unitSpans?: readonly UnitSpan[]
  readonly changedAt: Instant
  readonly submittedAt: Instant
  readonly openedAt: Instant | null
  readonly dueAt: Instant | null
  readonly dueIncludesPauses: boolean
  readonly closedAt: Instant | null
  readonly pauses: readonly Pause[]
  readonly state: CaseState
  readonly slices: Readonly<Record<string, string>>
  readonly flags: Readonly<Record<string, boolean>>
  readonly rating?: (typeof ratings)[number]
  readonly at?: LonLat
}

export const assetStates = ['up', 'degraded', 'down', 'unknown'] as const
export type AssetState = (typeof assetStates)[number]

export const streamKinds = ['hls', 'whep', 'snapshot'] as const
/** Where the pictures of a camera are fetched from; they never pass through us. */
export interface StreamRef {
  readonly kind: (typeof streamKinds)[number]
  readonly url: string
}

/**
 * Something that stands somewhere and is up or down, as it was told at `changedAt` (DESIGN §4). `since`: when the state began,
 * without it the state is known of that instant only; `lastSeenAt`: the last sign of life that the source knows of.
 */
export interface Asset {
  readonly shape: 'asset'
  readonly kind: string
  readonly id: string
  readonly unit: UnitCode
  readonly name: string
  readonly at?: LonLat
  readonly changedAt: Instant
  readonly state: AssetState
  readonly since?: Instant
  readonly lastSeenAt?: Instant
  readonly slices: Readonly<Record<string, string>>
  readonly streams?: readonly StreamRef[]
}

export const operators = ['=', '<', '>', '~'] as const
export type Operator = (typeof operators)[number]
export const bases = ['measured', 'reported', 'estimated'] as const
export type Basis = (typeof bases)[number]

/**
 * A number reported or measured for a unit and a period or an instant. `changedAt` is when the source told it: a later version
 * is a revision, and both are kept (DESIGN §5). `value: null`: told to be unknown, which is not 0.
 */
export interface Figure {
  readonly shape: 'figure'
  readonly id: string
  readonly changedAt: Instant
  readonly signal: SignalId
  readonly unit: UnitCode
  /** A period id (`2025-11`) or an instant. */
  readonly period: string | Instant
  readonly value: number | null
  readonly op: Operator
  readonly basis: Basis
  readonly slices: Readonly<Record<string, string>>
}

/** What a source tells, in one of three shapes (DESIGN §4). */
export type Fact = Case | Asset | Figure
export const shapes = ['case', 'asset', 'figure'] as const satisfies readonly Fact['shape'][]
export type Shape = (typeof shapes)[number]

/** Whether a fact is of a shape, for filters. */
export function isOfShape<S extends Shape>(shape: S): (fact: Fact) => fact is Extract<Fact, { readonly shape: S }> {
  return (fact): fact is Extract<Fact, { readonly shape: S }> => fact.shape === shape
}

/** A deletion upstream: the fact `id` stops counting from `changedAt` on; without a shape it is of a case. */
export interface Tombstone {
  readonly shape?: Shape
  readonly id: string
  readonly changedAt: Instant
}

const instant = z.number().int().min(-2_208_988_800_000).max(4_102_444_800_000)
const sliceRecord = z.record(z.string(), z.string())

/** Checks a case that crosses a process border; mapping output satisfies it by construction. */
export const caseSchema = z.strictObject({
  shape: z.literal('case'),
  kind: caseKindSchema,
  id: z.string().min(1).max(120),
  key: z.string().min(1).max(120).optional(),
  unit: z.string().min(1).max(40),
  unitSpans: z
    .array(z.strictObject({ unit: z.string().min(1).max(40), from: instant }))
    .max(50)
    .optional(),
  changedAt: instant,
  submittedAt: instant,
  openedAt: instant.nullable(),
  dueAt: instant.nullable(),
  dueIncludesPauses: z.boolean(),
  closedAt: instant.nullable(),
  pauses: z.array(z.strictObject({ from: instant, to: instant.nullable(), reason: z.enum(pauseReasons) })).max(100),
  state: z.enum(caseStates),
  slices: sliceRecord,
  flags: z.record(z.string(), z.boolean()),
  rating: z.enum(ratings).optional(),
  at: z.tuple([z.number(), z.number()]).optional(),
})
