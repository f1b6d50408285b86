import { dayOf, type Day, type Instant, type Period } from '@toan-canh/calendar'
import type { Definitions } from '@toan-canh/engine'
import {
  type Database,
  migrate,
  openDatabase,
  readCoverageDays,
  readHead,
  readSourceStates,
  readVersions,
} from '@toan-canh/store'
import type { Catalogue, LoadedSource } from '../catalogue/load-catalogue.ts'
import { prepareVersions } from '../counting/build-version.ts'
import { Versions } from '../counting/counting.ts'
import { compileStored, countingHash, storedDefinitionsOf } from '../counting/stored-definitions.ts'
import { SourceBoard } from '../ingest/source-board.ts'
import { coverageOf, type Provenance, provenanceOf, sourcesFor } from '../readings/provenance.ts'
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
  question(topic: FigureTopic): Question | TopicRefusal
  sourcesOf(question: Question): readonly LoadedSource[]
  coverage(question: Question): ReturnType<typeof coverageOf>
  provenance(question: Question, period: Period): Provenance
  /** Reads again which version is in force, and when days were covered. */
  refresh(): Promise<void>
}

/** Opens the store, brings it to shape and sees that the catalogue's definitions are in force or waiting to be built. */
export async function openCentre(options: CentreOptions): Promise<Centre> {
  const { catalogue, now, onError } = options
  const database = openDatabase(options.databaseUrl, onError)
  await migrate(database)
  const stored = storedDefinitionsOf(catalogue)
  const hash = countingHash(stored)
  const ours = compileStored(stored)
  const versions = new Versions((version) => (version.hash === hash ? ours : compileStored(version.definitions)))
  const isToBuild = (await prepareVersions(database, stored, now())) === 'to_build'
  const board = new SourceBoard(catalogue.sources, await readSourceStates(database), now)
  let definitions = ours
  let coveredDays = await readCoverageDays(database)

  async function refresh(): Promise<void> {
    const head = await readHead(database)
    const inForce = (await readVersions(database)).find((version) => version.id === head.version)
    if (inForce !== undefined) definitions = inForce.hash === hash ? ours : compileStored(inForce.definitions)
    coveredDays = await readCoverageDays(database)
    for (const state of (await readSourceStates(database)).values()) board.stored(state)
  }
  await refresh()

  const sourcesOf = (question: Question) =>
    sourcesFor(catalogue.sources.values(), question.indicator.kind, question.unit)
  return {
    database,
    catalogue,
    versions,
    board,
    now,
    today: () => dayOf(now()),
    definitions: () => definitions,
    isToBuild,
    question: (topic) => questionOf(topic, definitions, catalogue.register),
    sourcesOf,
    coverage: (question) => coverageOf(sourcesOf(question), (id) => board.stateOf(id)),
    provenance: (question, period) =>
      provenanceOf(period, sourcesOf(question), {
        stateOf: (id) => board.stateOf(id),
        coveredAt: (source, day) => coveredDays.get(source)?.get(day) ?? null,
        now: now(),
      }),
    refresh,
    [Symbol.asyncDispose]: () => database.end(),
  }
}
