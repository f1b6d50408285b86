import { fixedClock } from '@toan-canh/testkit'
import { beforeEach, describe, expect, it } from 'vitest'
import { aDevice, type TestDevice } from './a-device.fixture.ts'
import { Pairings } from './pairings.ts'

let clock: ReturnType<typeof fixedClock>
let pairings: Pairings
let device: TestDevice

beforeEach(async () => {
  clock = fixedClock(1_000_000)
  pairings = new Pairings(clock.now)
  device = await aDevice()
})
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe(Pairings, () => {
  it('gives six digits that lead back to the key of the output', () => {
    const { claim, code } = pairings.ask(device.key, 'a')
    expect(code).toMatch(/^\d{6}$/)
    expect(pairings.of(code)).toMatchObject({ claim, key: device.key })
    expect(pairings.isWaiting(claim)).toBe(true)
  })

  it('lets a code hold for ten minutes, and once', () => {
    const first = pairings.ask(device.key, 'a')
    clock.advance(599_999)
    pairings.of(first.code)
    clock.advance(1)
    expect(() => pairings.of(first.code)).toThrow('Không có màn nào')
    const second = pairings.ask(device.key, 'a')
    pairings.done(second.claim)
    expect(pairings.isWaiting(second.claim)).toBe(false)
    expect(() => pairings.of(second.code)).toThrow('Không có màn nào')
  })

  it('stops guessing after ten wrong codes, and goes on a while later', () => {
    const { code } = pairings.ask(device.key, 'a')
    for (let at = 0; at < 10; at++) expect(() => pairings.of(wrong(code))).toThrow('Không có màn nào')
    expect(() => pairings.of(code)).toThrow('hãy đợi một phút')
    clock.advance(10_000)
    expect(pairings.of(code).code).toBe(code)
  })

  it('bounds how many codes one address asks for, and how many wait at all', () => {
    for (let at = 0; at < 30; at++) pairings.ask(device.key, 'a')
    expect(() => pairings.ask(device.key, 'a')).toThrow('quá nhiều màn chờ ghép')
    for (let at = 0; at < 70; at++) pairings.ask(device.key, `b${at}`)
    expect(() => pairings.ask(device.key, 'c')).toThrow('quá nhiều màn chờ ghép')
    clock.advance(600_000)
    expect(pairings.ask(device.key, 'c').code).toMatch(/^\d{6}$/)
  })
})
