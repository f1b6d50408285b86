import { type SourceStatus, sourceStatusSchema } from '@toan-canh/contract'
import { at, fixedClock } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { sources } from '../readings/a-question.fixture.ts'
import { aSourceState } from './a-source-state.fixture.ts'
import { SourceBoard, type SourceProblem, type SourceRun, statusOf } from './source-board.ts'

const source = sources.get('mot-cua')
if (source === undefined) throw new Error('the catalogue has no source mot-cua')
const oneStop = source
const now = at('2026-03-02 08:00')
const idle: SourceRun = {
  circuit: { kind: 'closed', failures: 0 },
  problem: null,
  historyProblem: null,
  nextRunAt: null,
  isTrying: false,
  secondsLeft: null,
}
const failed: SourceProblem = { owner: 'upstream', sentence: 'Trả lời mã 500.', since: now, failures: 3, isStop: false }
const alarm: SourceProblem = { ...failed, owner: 'format', sentence: 'Quá nhiều dòng bị từ chối', isStop: true }
const covered = { coveredTo: now, receivedAt: now }

function status(state: Parameters<typeof aSourceState>[0] | null, run: Partial<SourceRun> = {}): SourceStatus {
  return statusOf(oneStop, state === null ? null : aSourceState(state), { ...idle, ...run }, now)
}

describe(statusOf, () => {
  it('has the shape of the contract at every turn', () => {
    for (const each of [
      status(null),
      status(covered),
      status(covered, { problem: failed, nextRunAt: now, secondsLeft: 9 }),
    ]) {
      expect(sourceStatusSchema.safeParse(each).error).toBeUndefined()
    }
  })

  it.each([
    ['starting', null],
    ['starting', { facts: 0 }],
    ['loading', covered],
    ['live', { ...covered, historyComplete: true }],
    ['stopped', { ...covered, historyComplete: true, stoppedReason: 'Quá nhiều dòng bị từ chối', stoppedAt: now }],
  ] as const)('is %s when %o is stored', (phase, state) => {
    expect(status(state).phase).toBe(phase)
  })

  it('shows the alarm that stopped it before a restart', () => {
    const stopped = status({ ...covered, stoppedReason: 'Quá nhiều dòng bị từ chối', stoppedAt: now })
    expect(stopped.error).toMatchObject({ owner: 'format', sentence: 'Quá nhiều dòng bị từ chối' })
  })

  it('shows of two problems the one that stops the source', () => {
    const both = status(covered, { problem: failed, historyProblem: alarm })
    expect(both).toMatchObject({ phase: 'stopped', error: { sentence: alarm.sentence } })
    expect(status(covered, { problem: failed }).error).toMatchObject({ sentence: failed.sentence, failures: 3 })
    expect(status(covered, { historyProblem: failed }).error).toMatchObject({ sentence: failed.sentence })
  })

  it.each([
    ['closed', { kind: 'closed', failures: 0 }, false],
    ['closed', { kind: 'waiting', failures: 2, since: 0, retryAt: 1 }, true],
    ['open', { kind: 'open', failures: 5, since: 0, retryAt: 1 }, false],
    ['trying', { kind: 'open', failures: 5, since: 0, retryAt: 1 }, true],
  ] as const)('calls the circuit %s for %o', (expected, circuit, isTrying) => {
    expect(status(covered, { circuit, isTrying }).circuit).toBe(expected)
  })
})

function aBoard() {
  const clock = fixedClock(now)
  const board = new SourceBoard(sources, new Map([['mot-cua', aSourceState(covered)]]), clock.now)
  const published: string[][] = []
  const opened = board.open((changes) => published.push([...changes].map(([id]) => id)))
  return { clock, board, published, opened }
}

describe(SourceBoard, () => {
  it('publishes a source when time alone changes its freshness, and only then', () => {
    const { clock, board, published } = aBoard()
    board.refresh()
    expect(published).toEqual([])
    clock.advance(60_001)
    board.refresh()
    board.refresh()
    expect(published).toEqual([['mot-cua']])
    expect(board.statuses.get('mot-cua')?.freshness).toBe('late')
  })

  it('does not show a source that is read by hand before somebody has', () => {
    const { board, published } = aBoard()
    expect([...board.statuses.keys()]).toContain('mot-cua')
    expect([...board.statuses.keys()]).not.toContain('receipt')
    board.stored(aSourceState({ source: 'receipt', facts: 3 }))
    expect(published).toEqual([['receipt']])
  })

  it('ignores a state that is older than the one it knows', () => {
    const { board } = aBoard()
    board.stored(aSourceState({ ...covered, revision: 3, facts: 10 }))
    board.stored(aSourceState({ ...covered, revision: 2, facts: 9 }))
    expect(board.stateOf('mot-cua')?.facts).toBe(10)
  })

  it('tells nobody who has gone', () => {
    const { board, published, opened } = aBoard()
    opened[Symbol.dispose]()
    board.stored(aSourceState({ ...covered, revision: 3, facts: 10 }))
    expect(published).toEqual([])
  })
})
