import { dayOf, startOfDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { readRegister } from '../register/read-register.ts'
import { drawCameras } from './draw-cameras.ts'
import { healthOfCamera } from './health-of-camera.ts'

const repository = new URL('../../../../', import.meta.url)
const seed = 37
const cameras = drawCameras(readRegister(repository), repository, { seed, scale: 1 })
const now = Date.parse('2025-12-03T09:00:00+07:00')
const minuteMs = 60_000

describe(drawCameras, () => {
  it('draws the cameras of the whole province, the same for the same seed', () => {
    expect(cameras).toHaveLength(600)
    expect(new Set(cameras.map(({ code }) => code)).size).toBe(600)
    expect(drawCameras(readRegister(repository), repository, { seed, scale: 1 })).toEqual(cameras)
    expect(drawCameras(readRegister(repository), repository, { seed, scale: 0.1 })).toHaveLength(60)
  })
})

describe(healthOfCamera, () => {
  it('is mostly good, with some dark and some dark for over an hour', () => {
    const states = cameras.map((camera) => healthOfCamera(camera, now, seed))
    const dark = states.filter(({ state }) => state === 'OFFLINE')
    expect(dark.length).toBeGreaterThan(5)
    expect(dark.length).toBeLessThan(60)
    expect(dark.filter(({ since }) => now - since > 60 * minuteMs).length).toBeGreaterThan(2)
  })

  it('tells since when a state is so, and keeps telling the same while it lasts', () => {
    for (const camera of cameras.slice(0, 40)) {
      const { state, since } = healthOfCamera(camera, now, seed)
      expect(since).toBeLessThanOrEqual(now)
      if (since > now - minuteMs || since <= startOfDay(dayOf(now) - 30)) continue
      expect(healthOfCamera(camera, Math.max(since, now - 5 * minuteMs), seed)).toMatchObject({ state, since })
      expect(healthOfCamera(camera, since - minuteMs, seed).state).not.toBe(state)
    }
  })

  it('flaps in some: one changes six times or more within an hour', () => {
    const flapping = cameras.filter(({ temper }) => temper === 'flapping')
    const day = startOfDay(dayOf(now))
    const changes = flapping.map((camera) => {
      const states = Array.from({ length: 1440 }, (_, minute) => healthOfCamera(camera, day + minute * minuteMs, seed))
      return states.filter(({ since }, minute) => since === day + minute * minuteMs).length
    })
    expect(Math.max(...changes)).toBeGreaterThan(20)
  })
})
