import { dayOf, type Day, type Instant } from '@toan-canh/calendar'
import type { Definitions } from '@toan-canh/engine'
import {
  type Database,
  endDeadJobs,
  type KnownAt,
  migrate,
  openDatabase,
  readCoverageDays,
  readChangedStates,
  readSourceStates,
  readVersions,
} from '@toan-canh/store'
import type { Catalogue, LoadedSource } from '../catalogue/load-catalogue.ts'
import { prepareVersions } from '../counting/build-version.ts'
import { Versions } from '../counting/counting.ts'
import { compileStored, countingHash, storedDefinitionsOf } from '../counting/stored-definitions.ts'
import { reunite } from '../union/reunite.ts'
import { SourceBoard } from '../ingest/source-board.ts'
import { entryRulesOf, type EntryRule } from '../readings/entered-mark.ts'
import { coverageOf, type Provenance, provenanceOf, sourcesFor } from '../readings/provenance.ts'
import { figureProvenance, olderOf, standsOn, type ToldAnswer } from '../readings/figure-provenance.ts'
import { type Loaded, loadSums, type SumsAsk } from '../readings/load-sums.ts'
import { readTogether } from '../readings/read-together.ts'
import { type FigureTopic, type Question, questionOf } from '../readings/question.ts'
import type { TopicRefusal } from '../live/topic-feed.ts'

export interface CentreOptions {
  readonly databaseUrl: string
  readonly catalogue: Catalogue
  readonly now: () => Instant
  readonly onError: (error: unknown) => void
}

/** Stored facts and the catalogue, opened together: everything that answers a question, with or without a server around it. */
export interface Centre extends AsyncDisposable {
  readonly database: Database
  readonly catalogue: Catalogue
  readonly versions: Versions
  readonly board: SourceBoard
  readonly now: () => Instant
  readonly today: () => Day
  /** The definitions that answer: those of the version in force. */
  readonly definitions: () => Definitions
  /** Whether a new version of the definitions waits to be built. */
  readonly isToBuild: boolean
  /** Sources whose numbers people enter. */
  readonly entryRules: ReadonlyMap<string, EntryRule>
  question(topic: FigureTopic): Question | TopicRefusal
  /** The sums of a topic as of one commit, also when another process has put other definitions in force meanwhile. */
  load(topic: FigureTopic, knownAt?: KnownAt): Promise<Loaded | TopicRefusal>
  sourcesOf(question: Question): readonly LoadedSource[]
  coverage(question: Question): ReturnType<typeof coverageOf>
  provenance(question: Question, answer: ToldAnswer): Provenance
  /** Reads again which version is in force, and when days were covered. */
  refresh(): Promise<void>
}

/** Whether the facts of a source are counted, and not told as they are. */
function isCounted({ definition }: LoadedSource): boolean {
  return definition.map.shape !== 'figure'
}

const loadAttempts = 5
/** Questions are read by a few connections, many at a time: a board is one or two readings, not a hundred. */
const together = { atOnce: 4, most: 128 }
/** Hours of the day are kept for this many days: two weeks back, to stop any weekday at the same clock time. */
export const hourDays = 15

/** Opens the store, brings it to shape and sees that the catalogue's definitions are in force or waiting to be built. */
export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { catalogue, now, onError } = options
  await using stack = new AsyncDisposableStack()
  const database = openDatabase(options.databaseUrl, onError)
  stack.defer(() => database.end())
  await migrate(database)
  await endDeadJobs(database)
  const stored = storedDefinitionsOf(catalogue)
  const hash = countingHash(stored)
  const ours = compileStored(stored)
  const versions = new Versions((version) => (version.hash === hash ? ours : compileStored(version.definitions)))
  const isToBuild = (await prepareVersions(database, stored, now())) === 'to_build'
  const unions = [...catalogue.sources].flatMap(([id, { definition }]) =>
    definition.union === undefined ? [] : [[id, definition.union] as const],
  )
  await reunite({ database, versions, now }, new Map(unions))
  const board = new SourceBoard(catalogue.sources, await readSourceStates(database), now)
  let definitions = ours
  let version = 0
  let coveredDays = await readCoverageDays(database)

  async function refresh(): Promise<void> {
    const inForce = (await readVersions(database)).find((each) => each.state === 'current')
    if (inForce !== undefined && inForce.id !== version) {
      definitions = inForce.hash === hash ? ours : compileStored(inForce.definitions)
      version = inForce.id
    }
    coveredDays = await readCoverageDays(database)
    for (const state of await readChangedStates(database, board.revisions())) board.stored(state)
  }
  await refresh()

  const today = () => dayOf(now())
  const question = (topic: FigureTopic) =>
    questionOf(topic, { definitions, register: catalogue.register, today: today() })
  const read = readTogether(
    (asks: readonly SumsAsk[]) => loadSums(database, asks, { today: today(), now: now() }),
    together,
  )
  async function load(topic: FigureTopic, knownAt: KnownAt = null): Promise<Loaded | TopicRefusal> {
    for (let attempt = 1; attempt <= loadAttempts; attempt++) {
      const asked = question(topic)
      const askedOf = version
      if ('code' in asked) return asked
      const loaded = await read({ question: asked, knownAt })
      if (loaded.version === askedOf) return loaded
      await refresh()
    }
    throw new Error('other definitions come into force faster than sums can be read')
  }

  const sourcesOf = ({ indicator, unit }: Question) => sourcesFor(catalogue.sources.values(), indicator, unit)
  const kept = stack.move()
  return {
    database,
    catalogue,
    versions,
    board,
    now,
    today,
    definitions: () => definitions,
    isToBuild,
    entryRules: entryRulesOf(catalogue.sources.values()),
    question,
    load,
    sourcesOf,
    coverage: (asked) => {
      const coverage = coverageOf(sourcesOf(asked).filter(isCounted), (id) => board.stateOf(id))
      return asked.isHourly ? { ...coverage, floor: Math.max(coverage.floor, today() - hourDays) } : coverage
    },
    provenance: (asked, answer) => {
      const sources = sourcesOf(asked)
      const { counts, tells } = standsOn(asked, answer.period)
      const told = figureProvenance(
        asked,
        answer,
        sources.filter((each) => !isCounted(each)),
        now(),
      )
      if (!counts) return told
      const counted = provenanceOf(answer.period, sources.filter(isCounted), {
        stateOf: (id) => board.stateOf(id),
        coveredAt: (source, day) => coveredDays.get(source)?.get(day) ?? null,
        now: now(),
      })
      return tells ? olderOf(counted, told) : counted
    },
    refresh,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
