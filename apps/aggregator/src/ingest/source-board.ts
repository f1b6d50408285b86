import { formatInstant, type Instant, parseDay, startOfDay } from '@toan-canh/calendar'
import type { ErrorOwner, Item, SourceStatus } from '@toan-canh/contract'
import { freshnessOf } from '@toan-canh/live'
import type { SourceState } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { OpenedTopic, Publish } from '../live/topic-feed.ts'
import { type Circuit, closedCircuit } from './circuit.ts'
import { promiseOf } from './promise-of.ts'

export interface SourceProblem {
  readonly owner: ErrorOwner
  readonly sentence: string
  readonly since: Instant
  readonly failures: number
  /** An alarm has stopped the source: somebody must act. */
  readonly isStop: boolean
}

/** What the runner knows of a source beside what is stored. */
export interface SourceRun {
  readonly circuit: Circuit
  readonly problem: SourceProblem | null
  /** Live data may come while history cannot be read: one does not hide the other. */
  readonly historyProblem: SourceProblem | null
  readonly nextRunAt: Instant | null
  readonly isTrying: boolean
  readonly secondsLeft: number | null
}

const idleRun: SourceRun = {
  circuit: closedCircuit,
  problem: null,
  historyProblem: null,
  nextRunAt: null,
  isTrying: false,
  secondsLeft: null,
}

/** The day on which the history of a source is to begin, as an instant; `null`: it has none. */
export function historyFloor(source: LoadedSource): Instant | null {
  const from = source.definition.history?.from
  const day = from === undefined ? null : parseDay(from)
  return day === null ? null : startOfDay(day)
}

function iso(instant: Instant | null): string | null {
  return instant === null ? null : formatInstant(instant)
}

function historyOf(source: LoadedSource, state: SourceState | null, run: SourceRun): SourceStatus['history'] {
  const floor = historyFloor(source)
  if (floor === null) return null
  return {
    wantedFrom: formatInstant(floor),
    reachedTo: iso(state?.historyReachedTo ?? null),
    isComplete: state?.historyComplete ?? false,
    rows: state?.historyRows ?? 0,
    totalRows: state?.historyTotal ?? null,
    secondsLeft: run.secondsLeft,
  }
}

/** What is wrong now: of several problems the one that stops the source. After a restart the stored alarm stands until the next try. */
function problemOf(state: SourceState | null, run: SourceRun): SourceProblem | null {
  const problems = [run.problem, run.historyProblem].filter((each) => each !== null)
  const known = problems.find((each) => each.isStop) ?? problems[0]
  if (known !== undefined || typeof state?.stoppedReason !== 'string') return known ?? null
  const since = state.stoppedAt ?? 0
  return { owner: 'format', sentence: state.stoppedReason, since, failures: 0, isStop: true }
}

function phaseOf(source: LoadedSource, state: SourceState | null, run: SourceRun): SourceStatus['phase'] {
  if (problemOf(state, run)?.isStop === true) return 'stopped'
  if (state === null || state.coveredTo === null) return 'starting'
  return historyFloor(source) === null || state.historyComplete ? 'live' : 'loading'
}

/** The status of a source as the wall, the desk and the health page show it. */
export function statusOf(source: LoadedSource, state: SourceState | null, run: SourceRun, now: Instant): SourceStatus {
  const { definition } = source
  const promise = promiseOf(definition.promise)
  const { cadenceMs, toleranceMs, dueHour, expiresMs } = promise
  const { circuit } = run
  const problem = problemOf(state, run)
  return {
    id: source.id,
    name: definition.vi,
    owner: definition.owner,
    isSample: definition.sample,
    ...(definition.connector.type === 'manual' ? { isEntered: true as const } : {}),
    roots: source.register.roots.map((unit) => unit.code),
    phase: phaseOf(source, state, run),
    freshness: freshnessOf(promise, state?.coveredTo ?? null, now),
    cadenceMs,
    toleranceMs,
    expiresMs,
    dueHour,
    coveredTo: iso(state?.coveredTo ?? null),
    receivedAt: iso(state?.receivedAt ?? null),
    nextRunAt: iso(run.nextRunAt),
    circuit: run.isTrying && circuit.kind === 'open' ? 'trying' : circuit.kind === 'open' ? 'open' : 'closed',
    error:
      problem === null
        ? null
        : {
            owner: problem.owner,
            sentence: problem.sentence,
            since: formatInstant(problem.since),
            failures: problem.failures,
          },
    history: historyOf(source, state, run),
    facts: state?.facts ?? 0,
    quarantined: state?.quarantined ?? 0,
    resolved: state?.resolved ?? 0,
  }
}

/** A source that is read on demand has no health before somebody reads it. */
function isShown(source: LoadedSource, state: SourceState | null): boolean {
  return source.definition.run === 'always' || state !== null
}

/** The health of all sources, kept in memory and published as the topic `sources`. */
export class SourceBoard {
  readonly #sources: ReadonlyMap<string, LoadedSource>
  readonly #states: Map<string, SourceState>
  readonly #runs = new Map<string, SourceRun>()
  readonly #now: () => Instant
  readonly #listeners = new Set<Publish>()
  readonly #last = new Map<string, SourceStatus>()

  constructor(
    sources: ReadonlyMap<string, LoadedSource>,
    states: ReadonlyMap<string, SourceState>,
    now: () => Instant,
  ) {
    this.#sources = sources
    this.#states = new Map(states)
    this.#now = now
    this.refresh()
  }

  get statuses(): ReadonlyMap<string, SourceStatus> {
    return this.#last
  }

  stateOf(source: string): SourceState | null {
    return this.#states.get(source) ?? null
  }

  /** The revision known of each source that has stored something. */
  revisions(): ReadonlyMap<string, number> {
    return new Map([...this.#states.values()].map(({ source, revision }) => [source, revision]))
  }

  runOf(source: string): SourceRun {
    return this.#runs.get(source) ?? idleRun
  }

  /** Takes over what was stored for a source, by whichever process; what is older than known is ignored. */
  stored(state: SourceState): void {
    const known = this.stateOf(state.source)
    if (known !== null && state.revision <= known.revision) return
    this.#states.set(state.source, state)
    this.refresh()
  }

  /** Notes what the runner is doing with a source. */
  ran(source: string, change: Partial<SourceRun>): void {
    this.#runs.set(source, { ...this.runOf(source), ...change })
    this.refresh()
  }

  /** Judges all sources by the clock and publishes what differs. Called every second: silence must show. */
  refresh(): void {
    const now = this.#now()
    const changes: [string, Item][] = []
    for (const [id, source] of this.#sources) {
      if (!isShown(source, this.stateOf(id))) continue
      const status = statusOf(source, this.stateOf(id), this.runOf(id), now)
      if (JSON.stringify(status) === JSON.stringify(this.#last.get(id))) continue
      this.#last.set(id, status)
      changes.push([id, status])
    }
    if (changes.length > 0) for (const publish of this.#listeners) publish(changes)
  }

  /** Opens the topic `sources`. */
  open(publish: Publish): OpenedTopic {
    this.#listeners.add(publish)
    return { items: new Map<string, Item>(this.#last), [Symbol.dispose]: () => this.#listeners.delete(publish) }
  }
}
