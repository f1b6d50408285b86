import type { DeviceClaims } from '@toan-canh/contract'
import type { StoredDevice } from '@toan-canh/store'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDevice, type TestDevice } from './a-device.fixture.ts'
import { hashOf, judgeClaims, type UsedCounters } from './judge-claims.ts'

let ours: TestDevice
let theirs: TestDevice
let stored: StoredDevice

beforeAll(async () => {
  ;[ours, theirs] = await Promise.all([aDevice(), aDevice()])
  stored = {
    id: 'man-1',
    wall: 'w',
    output: 'r1c1',
    place: '',
    key: ours.key,
    claim: null,
    token: hashOf('dang-dung'),
    next: hashOf('sap-dung'),
    last: hashOf('da-thay'),
    rotatedAt: 0,
    counter: 100,
    pairedAt: 0,
    pairedBy: '',
    refusedAt: null,
    refusedFrom: null,
    refusedWhy: null,
  }
})

const said = '{"shown":null}'
const now = 3_600_000
const judge = (claims: DeviceClaims, used: UsedCounters = { recent: [], now }) =>
  judgeClaims(stored, { claims, said }, used)
const claimed = (device: TestDevice, token: string, counter = 101) =>
  device.claims({ device: 'man-1', token, counter }, said)

describe(judgeClaims, () => {
  it.each([
    ['dang-dung', 'current'],
    ['sap-dung', 'next'],
    ['da-thay', 'stolen'],
    ['rat-cu', 'stolen'],
  ] as const)('takes the token %s, signed by its own key, for %s', async (token, kind) => {
    expect(judge(await claimed(ours, token)).kind).toBe(kind)
  })

  it.each([
    ['dang-dung', 'stolen'],
    ['sap-dung', 'stolen'],
    ['da-thay', 'stolen'],
    ['bia-ra', 'unknown'],
  ] as const)('takes the token %s without the key for %s', async (token, kind) => {
    expect(judge(await claimed(theirs, token)).kind).toBe(kind)
  })

  it('takes the same request twice, and one from before, for stolen', async () => {
    for (const counter of [100, 99]) expect(judge(await claimed(ours, 'dang-dung', counter)).kind).toBe('stolen')
    const claims = await claimed(ours, 'dang-dung', 200)
    expect(judge(claims, { recent: [200, 201], now }).kind).toBe('stolen')
  })

  it('takes what two pages said at one moment, whichever arrives first', async () => {
    const claims = await claimed(ours, 'dang-dung', 200)
    expect(judge(claims, { recent: [201], now }).kind).toBe('current')
    const before = await claimed(ours, 'da-thay', 300)
    expect(judge(before, { recent: [], now: 59_999 }).kind).toBe('current')
    expect(judge(before, { recent: [], now: 60_000 }).kind).toBe('stolen')
  })

  it('refuses words that were changed on their way', async () => {
    const claims = await claimed(ours, 'dang-dung')
    const used = { recent: [], now }
    expect(judgeClaims(stored, { claims, said: '{"shown":"x"}' }, used).kind).toBe('stolen')
    expect(judge({ ...claims, counter: 500 }).kind).toBe('stolen')
    expect(judgeClaims({ ...stored, key: { kty: 'oct' } }, { claims, said }, used).kind).toBe('stolen')
  })
})
