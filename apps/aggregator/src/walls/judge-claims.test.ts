import type { StoredDevice } from '@toan-canh/store'
import { beforeAll, describe, expect, it } from 'vitest'
import { aDevice, type TestDevice } from './a-device.fixture.ts'
import { hashOf, judgeClaims } from './judge-claims.ts'

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
const claimed = (device: TestDevice, token: string, counter = 101) =>
  device.claims({ device: 'man-1', token, counter }, said)

describe(judgeClaims, () => {
  it.each([
    ['dang-dung', 'current'],
    ['sap-dung', 'next'],
    ['da-thay', 'stolen'],
    ['rat-cu', 'stolen'],
  ] as const)('takes the token %s, signed by its own key, for %s', async (token, kind) => {
    expect(judgeClaims(stored, await claimed(ours, token), said).kind).toBe(kind)
  })

  it.each([
    ['dang-dung', 'stolen'],
    ['sap-dung', 'stolen'],
    ['da-thay', 'stolen'],
    ['bia-ra', 'unknown'],
  ] as const)('takes the token %s without the key for %s', async (token, kind) => {
    expect(judgeClaims(stored, await claimed(theirs, token), said).kind).toBe(kind)
  })

  it('takes the same request twice, and one from before, for stolen', async () => {
    for (const counter of [100, 99])
      expect(judgeClaims(stored, await claimed(ours, 'dang-dung', counter), said).kind).toBe('stolen')
  })

  it('refuses words that were changed on their way', async () => {
    const claims = await claimed(ours, 'dang-dung')
    expect(judgeClaims(stored, claims, '{"shown":"x"}').kind).toBe('stolen')
    expect(judgeClaims(stored, { ...claims, counter: 500 }, said).kind).toBe('stolen')
    expect(judgeClaims({ ...stored, key: { kty: 'oct' } }, claims, said).kind).toBe('stolen')
  })
})
