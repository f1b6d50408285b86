import { beforeEach, describe, expect, it } from 'vitest'
import { ManualScheduler } from './manual-scheduler.ts'
import { createServerClock } from './server-clock.ts'

describe(createServerClock, () => {
  let scheduler: ManualScheduler
  beforeEach(() => {
    scheduler = new ManualScheduler()
    scheduler.time = 10_400
  })

  it('runs by our own clock until the server has answered, then by the server', () => {
    const clock = createServerClock(scheduler)
    expect([clock.now(), clock.get()]).toEqual([10_400, 10_000])
    clock.learn({ askedAt: 10_300, answeredAt: 10_400, serverAt: 70_450 })
    expect([clock.now(), clock.get()]).toEqual([70_500, 70_000])
  })

  it('takes over what an earlier page knew until the server has answered', () => {
    const clock = createServerClock(scheduler)
    clock.assume(5_000)
    expect([clock.now(), clock.aheadMs()]).toEqual([15_400, 5_000])
    clock.learn({ askedAt: 10_300, answeredAt: 10_400, serverAt: 70_450 })
    clock.assume(1)
    expect([clock.now(), clock.aheadMs()]).toEqual([70_500, 60_100])
  })

  it('tells all listeners on the second, with one timer, and none when nobody listens', () => {
    const clock = createServerClock(scheduler)
    const told: string[] = []
    const stops = ['a', 'b'].map((name) => clock.listen(() => told.push(`${name}@${clock.get()}`)))
    expect(scheduler.timers).toBe(1)
    scheduler.pass(599)
    expect(told).toEqual([])
    scheduler.pass(1)
    expect(told).toEqual(['a@11000', 'b@11000'])
    scheduler.pass(1_000)
    expect(told).toHaveLength(4)
    for (const stop of stops) stop()
    expect(scheduler.timers).toBe(0)
  })
})
