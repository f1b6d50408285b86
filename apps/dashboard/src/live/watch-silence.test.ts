import { describe, expect, it } from 'vitest'
import { ManualScheduler } from './manual-scheduler.ts'
import { watchSilence } from './watch-silence.ts'

const limits = { quietMs: 2_000, answerMs: 2_500, deadMs: 15_000 }

function watched() {
  const scheduler = new ManualScheduler()
  const told: string[] = []
  const watch = watchSilence(scheduler, limits, {
    ask: () => told.push('ask'),
    onSilent: (forMs) => told.push(`silent for ${forMs}`),
    onHeard: () => told.push('heard'),
    onDead: () => told.push('dead'),
  })
  return { scheduler, told, watch }
}

describe(watchSilence, () => {
  it('asks nothing while something comes', () => {
    const { scheduler, told, watch } = watched()
    for (let second = 0; second < 60; second += 1) {
      scheduler.pass(1_000)
      watch.heard()
    }
    expect(told).toEqual([])
  })

  it('calls it silent only when the answer is missing, within five seconds', () => {
    const { scheduler, told } = watched()
    scheduler.pass(2_000)
    expect(told).toEqual(['ask'])
    scheduler.pass(2_500)
    expect(told).toEqual(['ask', 'silent for 4500', 'ask'])
  })

  it('takes an answer in time for life, and goes on watching', () => {
    const { scheduler, told, watch } = watched()
    scheduler.pass(2_000)
    watch.heard()
    scheduler.pass(2_500)
    scheduler.pass(1)
    expect(told).toEqual(['ask', 'ask'])
  })

  it('tells once that it is silent, and once that something came again', () => {
    const { scheduler, told, watch } = watched()
    for (const ms of [2_000, 2_500, 2_500]) scheduler.pass(ms)
    watch.heard()
    watch.heard()
    expect(told).toEqual(['ask', 'silent for 4500', 'ask', 'ask', 'heard'])
  })

  it('does not take a page whose timers were held back for a lost one', () => {
    const { scheduler, told, watch } = watched()
    scheduler.pass(60_000)
    expect(told).toEqual(['ask'])
    watch.heard()
    scheduler.pass(2_500)
    expect(told).not.toContain('dead')
    expect(told.some((each) => each.startsWith('silent'))).toBe(false)
  })

  it('gives a connection up that stays silent, after a bounded number of questions', () => {
    const { scheduler, told } = watched()
    for (let at = 0; at < 100; at += 1) scheduler.pass(2_500)
    expect(told.filter((each) => each === 'dead')).toHaveLength(1)
    expect(told.filter((each) => each === 'ask')).toHaveLength(6)
    expect(scheduler.timers).toBe(0)
  })

  it('ends with its connection', () => {
    const { scheduler, watch } = watched()
    watch[Symbol.dispose]()
    expect(scheduler.timers).toBe(0)
  })
})
