import { describe, expect, it } from 'vitest'
import { createFaultState } from './faults.ts'
import { createTokenDesk, isSameSecret } from './tokens.ts'
import { createVirtualClock } from './virtual-clock.ts'

function handClock(start: number): { now: () => number; wait: (ms: number) => void } {
  let at = start
  return { now: () => at, wait: (ms) => { at += ms } } // prettier-ignore
}

describe(createVirtualClock, () => {
  it.each([[1, 2000, 3000], [60, 2000, 121_000], [1000, 100_000, 500_000]] as const)('at speed %i shows after %i ms %i', (speed, waited, shown) => {
    const { now, wait } = handClock(1000)
    const clock = createVirtualClock({ now, speed, last: 500_000 })
    expect(clock()).toBe(1000)
    wait(waited)
    expect(clock()).toBe(shown)
  }) // prettier-ignore
})

describe(createFaultState, () => {
  it('keeps a fault for its time and the newest only', () => {
    const { now, wait } = handClock(0)
    const faults = createFaultState(now)
    expect(faults.current()).toEqual({ kind: 'none' })
    faults.set({ kind: 'slow', forMs: 1000, delayMs: 50 })
    faults.set({ kind: 'down', forMs: 2000 })
    wait(1999)
    expect(faults.current().kind).toBe('down')
    wait(1)
    expect(faults.current().kind).toBe('none')
  })
  it('ends a fault on request', () => {
    const faults = createFaultState(() => 5)
    faults.set({ kind: 'error500', forMs: 2000 })
    faults.set({ kind: 'none' })
    expect(faults.current().kind).toBe('none')
  })
})

describe(createTokenDesk, () => {
  const credentials = { clientId: 'a', clientSecret: 'b' }
  it('issues tokens that end after a quarter of an hour', () => {
    const { now, wait } = handClock(0)
    const desk = createTokenDesk(credentials, now)
    const { access_token: token, expires_in: seconds, token_type: type } = desk.issue()
    expect({ type, seconds }).toEqual({ type: 'Bearer', seconds: 900 })
    wait(899_999)
    expect(desk.isValid(`Bearer ${token}`)).toBe(true)
    wait(1)
    expect(desk.isValid(`Bearer ${token}`)).toBe(false)
  })
  it('forgets the oldest of more than a thousand', () => {
    const desk = createTokenDesk(credentials, () => 0)
    const tokens = Array.from({ length: 1001 }, () => desk.issue().access_token)
    expect(desk.isValid(`Bearer ${tokens[0]}`)).toBe(false)
    expect(desk.isValid(`Bearer ${tokens[1]}`)).toBe(true)
  })
  it('knows its client by id and secret', () => {
    const desk = createTokenDesk(credentials, () => 0)
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`
    expect(desk.isClient(basic('a:b'))).toBe(true)
    for (const wrong of ['a:c', 'b:b', 'ab', '']) expect(desk.isClient(basic(wrong))).toBe(false)
    expect(desk.isClient(undefined)).toBe(false)
  })
})

describe(isSameSecret, () => {
  it('compares whole texts', () => {
    expect(isSameSecret('abc', 'abc')).toBe(true)
    expect(isSameSecret('abc', 'abcd')).toBe(false)
  })
})
