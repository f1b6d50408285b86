import type { Instant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { aCase } from '../builders/a-case.ts'
import type { Version } from '../oracle/newest-versions.ts'
import { arbitraryChange } from './arbitrary-change.ts'
import { type HistoryWindow, arbitraryMoment, arbitraryWindow } from './arbitrary-moment.ts'
import { smallDimensions, unitsWithCases } from './small-province.ts'

/** What reaches the product, in order of `at`: a batch as an upstream sends it, or a tick of the clock alone. */
export type HistoryStep =
  | { readonly kind: 'batch'; readonly at: Instant; readonly versions: readonly Version[] }
  | { readonly kind: 'tick'; readonly at: Instant }

export interface History {
  readonly steps: readonly HistoryStep[]
  /** Every version of every batch, as often as it was sent. */
  readonly versions: readonly Version[]
  /** The last step's instant. */
  readonly end: Instant
}

interface Delivery {
  readonly version: Version
  readonly at: Instant
}

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const maxCases = 5
const maxChanges = 7
const maxTicks = 4

/** Mostly at once; sometimes late enough to be overtaken, sometimes ahead of its own time by a skewed clock. */
const delayMs = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(0, 60_000, hourMs) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 10 * dayMs }) },
  { weight: 1, arbitrary: fc.constantFrom(-2 * hourMs, -dayMs) },
)
/** A few are sent again later. */
const repeats = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  { weight: 1, arbitrary: fc.array(delayMs, { maxLength: 2 }) },
)

function arbitraryFirst(id: string, window: HistoryWindow): fc.Arbitrary<Case> {
  const moment = arbitraryMoment(window)
  return fc
    .record({
      unit: fc.constantFrom(...unitsWithCases),
      submittedAt: moment,
      isReceived: fc.oneof({ weight: 6, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
      termMs: fc.integer({ min: 1, max: 12 }).map((days) => days * dayMs),
      due: fc.constantFrom('after a term', 'after a term', 'after a term', 'whenever', 'none'),
      whenever: moment,
      isRefused: fc.boolean(),
      dueIncludesPauses: fc.oneof(
        { weight: 3, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      field: fc.constantFrom(...smallDimensions.field),
      channel: fc.constantFrom(...smallDimensions.channel),
      rating: fc.option(fc.constantFrom('good', 'fair', 'bad')),
      flags: fc.record(
        { onlineOffered: fc.boolean(), feeBearing: fc.boolean(), paidOnline: fc.boolean() },
        { requiredKeys: [] },
      ),
    })
    .map(({ isReceived, isRefused, submittedAt, field, channel, termMs, due, whenever, rating, ...rest }) =>
      aCase({
        ...rest,
        ...(rating === null ? {} : { rating }),
        id,
        submittedAt,
        changedAt: submittedAt,
        openedAt: isReceived ? submittedAt : null,
        dueAt: due === 'none' ? null : due === 'whenever' ? whenever : submittedAt + termMs,
        state: isReceived ? 'open' : isRefused ? 'refused' : 'submitted',
        slices: { field, channel },
      }),
    )
}

/** The versions of one case in the order of its life: each change is made to the version before it. */
function arbitraryLife(id: string, window: HistoryWindow): fc.Arbitrary<readonly Version[]> {
  const change = fc.record({ make: arbitraryChange(window), moment: arbitraryMoment(window) })
  return fc
    .tuple(arbitraryFirst(id, window), fc.array(change, { maxLength: maxChanges, size: 'max' }))
    .map(([first, changes]) => {
      const versions: Version[] = [first]
      let current = first
      for (const { make, moment } of changes.toSorted((a, b) => a.moment - b.moment)) {
        const changed = make(current, moment)
        versions.push(changed === null ? { id, changedAt: moment } : { ...changed, changedAt: moment })
        current = changed ?? current
      }
      return versions
    })
}

function arbitraryDeliveries(life: readonly Version[]): fc.Arbitrary<readonly Delivery[]> {
  const one = (version: Version) =>
    fc
      .tuple(delayMs, repeats)
      .map(([first, others]) => [first, ...others].map((delay) => ({ version, at: version.changedAt + delay })))
  return fc.tuple(...life.map(one)).map((deliveries) => deliveries.flat())
}

/** Deliveries within one poll of the upstream arrive as one batch, in the order in which they were sent. */
function batchesOf(deliveries: readonly Delivery[], pollMs: number): readonly HistoryStep[] {
  const arrivals = Map.groupBy(
    deliveries.toSorted((a, b) => a.at - b.at),
    ({ at }) => Math.ceil(at / pollMs) * pollMs,
  )
  return [...arrivals].map(([at, batch]) => ({ kind: 'batch', at, versions: batch.map(({ version }) => version) }))
}

/**
 * The life of a few cases as it reaches the product: new, paused, resumed, asked twice for a supplement, re-opened, moved,
 * given other due dates, deleted; late, repeated, overtaken; with ticks of the clock in between and one long after the end.
 */
export const arbitraryHistory: fc.Arbitrary<History> = arbitraryWindow.chain((window) =>
  fc
    .integer({ min: 1, max: maxCases })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => arbitraryLife(`case-${index + 1}`, window))),
    )
    .chain((lives) =>
      fc.record({
        deliveries: fc.tuple(...lives.map(arbitraryDeliveries)),
        pollMs: fc.constantFrom(60_000, 6 * hourMs, 3 * dayMs),
        ticks: fc.array(arbitraryMoment(window), { maxLength: maxTicks }),
        quietMs: fc.constantFrom(0, hourMs, 40 * dayMs),
      }),
    )
    .map(({ deliveries, pollMs, ticks, quietMs }) => {
      const batches = batchesOf(deliveries.flat(), pollMs)
      const moments: readonly HistoryStep[] = ticks.map((at) => ({ kind: 'tick', at }))
      const inOrder = [...batches, ...moments].toSorted((a, b) => a.at - b.at)
      const end = (inOrder.at(-1)?.at ?? 0) + quietMs
      const steps: readonly HistoryStep[] = [...inOrder, { kind: 'tick', at: end }]
      return { steps, end, versions: steps.flatMap((step) => (step.kind === 'batch' ? step.versions : [])) }
    }),
)
