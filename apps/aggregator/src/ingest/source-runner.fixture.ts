import { setImmediate } from 'node:timers/promises'
import type { Batch, Connection, Cursor, Direction } from '@toan-canh/connectors'
import type { Commit } from '@toan-canh/store'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { SourceRunner } from './source-runner.ts'

/** One question to the scripted upstream. */
export interface Asked {
  readonly at: number
  readonly direction: Direction
  readonly cursor: Cursor | null
}

/** Answers one question with batches, or throws. */
export type Script = (asked: Asked) => readonly Batch[] | Promise<readonly Batch[]> | AsyncIterable<Batch>

/** A source on a centre of its own, with an upstream that answers by a script and a clock that moves only when somebody waits. */
export interface ScriptedSource extends AsyncDisposable {
  readonly test: TestCentre
  readonly source: LoadedSource
  readonly asked: readonly Asked[]
  readonly commits: readonly Commit[]
  readonly errors: readonly unknown[]
  /** Runs until `isDone`; looked at after every wait. */
  runUntil(isDone: () => boolean, script: Script): Promise<void>
  /** Runs the source, which is stopped as soon as its connection is open. */
  runStopped(): Promise<void>
}

const mostWaits = 2_000

/** Gives the source `mot-cua` of the real catalogue, changed as told. */
export async function aScriptedSource(changes: Partial<LoadedSource['definition']> = {}): Promise<ScriptedSource> {
  const test = await aCentre()
  const real = test.centre.catalogue.sources.get('mot-cua')
  if (real === undefined) throw new Error('the catalogue has no source mot-cua')
  const source = { ...real, definition: { ...real.definition, ...changes } }
  const asked: Asked[] = []
  const commits: Commit[] = []
  const errors: unknown[] = []

  const connectionOf = (script: Script): Connection => ({
    check: async () => {},
    async *read(direction, cursor) {
      const question = { at: test.clock.now(), direction, cursor }
      asked.push(question)
      yield* await script(question)
    },
    [Symbol.asyncDispose]: async () => {},
  })

  const runUntil = async (isDone: () => boolean, script: Script) => {
    const stop = new AbortController()
    let waits = 0
    const runner = new SourceRunner(
      {
        database: test.centre.database,
        versions: test.centre.versions,
        board: test.centre.board,
        open: () => connectionOf(script),
        now: test.clock.now,
        chance: () => 0,
        tellEveryMs: 0,
        pause: async (ms) => {
          test.clock.advance(ms)
          test.centre.board.refresh()
          if (isDone() || ++waits > mostWaits) stop.abort()
          await setImmediate()
        },
        onCommit: (commit) => commits.push(commit),
        onError: (error) => errors.push(error),
      },
      source,
    )
    await runner.run(stop.signal)
    if (waits > mostWaits) throw new Error('the source did not come so far')
  }
  const runStopped = async () => {
    const stop = new AbortController()
    const { database, versions, board } = test.centre
    const open = () => {
      stop.abort()
      return connectionOf(async () => [])
    }
    const onError = (error: unknown) => errors.push(error)
    const context = {
      database,
      versions,
      board,
      open,
      now: test.clock.now,
      chance: () => 0,
      onCommit: () => {},
      onError,
    }
    await new SourceRunner(context, source).run(stop.signal)
  }
  return {
    test,
    source,
    asked,
    commits,
    errors,
    runUntil,
    runStopped,
    [Symbol.asyncDispose]: () => test[Symbol.asyncDispose](),
  }
}

/** A live answer that covers the world until `at`. */
export function covered(at: number, more: Partial<Batch> = {}): Batch {
  return aBatch(more.facts ?? [], { coveredTo: at, cursor: { at }, ...more })
}

/** An answer of the history that is its end. */
export function wholeHistory(reachedTo: number, more: Partial<Batch> = {}): Batch {
  return aBatch(more.facts ?? [], { reachedTo, cursor: { to: reachedTo }, ...more })
}
