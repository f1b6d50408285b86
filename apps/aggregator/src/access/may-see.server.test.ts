import { plainWallState, type WallState, wallSchema } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import type { StoredDevice } from '@toan-canh/store'
import { WallRefusal } from '../walls/wall-refusal.ts'
import { maySee, unitsOfWall } from './may-see.ts'

let test: TestCentre
beforeAll(async () => {
  test = await aCentre()
})
afterAll(() => test[Symbol.asyncDispose]())

const items = [{ board: 'cameras', unit: '14329', seconds: 60 }]
const wall = wallSchema.parse({
  id: 'xa',
  vi: 'Tường phường Hoa Lư',
  en: 'Ward',
  columns: [1920],
  rows: [1080],
  programmes: [{ id: 'p', vi: 'P', en: 'P', items }],
  otherwise: 'p',
})

function rights(state: WallState = plainWallState) {
  const devices = new Set(['man'])
  const { catalogue } = test.centre
  const centre = { ...test.centre, catalogue: { ...catalogue, walls: new Map([['xa', wall]]) } }
  const admitted: StoredDevice = Object({ id: 'man', wall: 'xa' })
  const on = {
    centre,
    walls: { stateOf: () => state },
    devices: {
      has: (id: string) => devices.has(id),
      admit: (claims: unknown) =>
        claims === 'đúng' ? Promise.resolve(admitted) : Promise.reject(new WallRefusal('forbidden', 'Không phải màn')),
    },
  }
  const see = (claims: unknown, unit: string) => maySee(on, { claims, said: '', address: '' }, { kind: 'camera', unit })
  return { see, devices, centre }
}

describe(maySee, () => {
  it('lets an output see the cameras of its wall’s ground, and names the wall where it does not look', async () => {
    const { see, devices } = rights()
    const granted = await see('đúng', '14329')
    expect(granted.kind).toBe('granted')
    expect(await see('đúng', '13285')).toEqual({
      kind: 'refused',
      sentence: 'Tường phường Hoa Lư không nhìn tới địa bàn của camera này.',
    })
    if (granted.kind !== 'granted') return
    expect(granted.stillMay()).toBe(true)
    devices.delete('man')
    expect(granted.stillMay()).toBe(false)
  })

  it('lets it see more while a scene or an alarm lies over its wall', async () => {
    const scene = { id: '1', from: 0, to: null, reason: 'Giao ban', show: { board: 'cameras' } }
    expect((await rights({ ...plainWallState, takeOvers: [scene] }).see('đúng', '13285')).kind).toBe('granted')
    const alarm = {
      id: '2',
      from: 0,
      to: null,
      what: 'Cháy',
      unit: '13285',
      at: null,
      radius: null,
      since: 0,
      commander: 'Trưởng ca',
      notified: [],
      lines: [],
      source: '114',
      rule: null,
    }
    const state = { ...plainWallState, alarms: [alarm] }
    expect((await rights(state).see('đúng', '14464')).kind).toBe('granted')
    expect([...unitsOfWall(test.centre, wall, state)].toSorted()).toEqual(['14329', '37'])
  })

  it('refuses whoever is no output of ours, and leaves alone who says nothing of itself', async () => {
    await expect(rights().see('sai', '14329')).rejects.toThrow('Không phải màn')
    expect((await rights().see(null, '13285')).kind).toBe('granted')
  })
})
