import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { drawCameras } from '../cameras/draw-cameras.ts'
import { healthOfCamera } from '../cameras/health-of-camera.ts'
import { readRegister } from '../register/read-register.ts'
import { createCameraSystem } from './camera-system.ts'

const repository = new URL('../../../../', import.meta.url)
const seed = 37
const cameras = drawCameras(readRegister(repository), repository, { seed, scale: 1 })
const system = createCameraSystem(cameras, (camera, at) => healthOfCamera(camera, at, seed))
const now = Date.parse('2025-12-03T09:00:00+07:00')
const moment = { now, fault: { kind: 'none' } } as const
const pathList = z.object({
  itemCount: z.number(),
  pageCount: z.number(),
  items: z.array(z.object({ name: z.string(), ready: z.boolean(), bytesReceived: z.number() })),
})
const stateOf = (index: number) => {
  const camera = cameras[index]
  return camera === undefined ? undefined : healthOfCamera(camera, now, seed).state
}
const found = (wanted: 'ONLINE' | 'OFFLINE' | 'DEGRADED', isFrozen: boolean) =>
  cameras.find((camera) => stateOf(camera.index) === wanted && camera.isFrozen === isFrozen && camera.index % 4 === 1)
    ?.code ?? ''

describe(createCameraSystem, () => {
  it('lists all cameras, some on the two streets of Phủ Lý', () => {
    const lines = system.list('http://mau', moment).trim().split('\n')
    expect(lines).toHaveLength(601)
    expect(lines.filter((line) => line.includes(',BH,')).length).toBeGreaterThan(2)
    expect(lines.filter((line) => line.includes('Lê Duẩn') && line.includes(',13285,LD,')).length).toBeGreaterThan(2)
  })

  it('tells its paths page by page as MediaMTX does, and bytes that grow', () => {
    const page = pathList.parse(system.paths({ page: '1', itemsPerPage: '500' }, moment))
    expect(page).toMatchObject({ itemCount: 600, pageCount: 2 })
    expect(page.items).toHaveLength(100)
    const later = pathList.parse(system.paths({ page: '1', itemsPerPage: '500' }, { ...moment, now: now + 20_000 }))
    const ready = page.items.findIndex(({ ready: isReady }) => isReady)
    expect(later.items[ready]?.bytesReceived).toBeGreaterThan(page.items[ready]?.bytesReceived ?? 0)
    expect(typeof system.paths({ page: 'x' }, moment)).toBe('string')
  })

  it('goes on in its streams and pictures, the same for the same moment', () => {
    const code = found('ONLINE', false)
    expect(system.playlist(code, now)).toBe(system.playlist(code, now + 1_000))
    expect(system.playlist(code, now)).not.toBe(system.playlist(code, now + 2_000))
    expect(system.segment(code, 100, now)).not.toEqual(system.segment(code, 101, now))
    expect(system.snapshot(code, now)).not.toEqual(system.snapshot(code, now + 60_000))
    expect(system.snapshot(code, now)).toEqual(system.snapshot(code, now))
  })

  it('comes back to no picture at any regular time, and names every break once', () => {
    const code = found('ONLINE', false)
    const orders = Array.from({ length: 400 }, (_, index) => Math.floor(now / 2_000) + index)
    const pictures = orders.map((order) => system.segment(code, order, now)?.toString('base64') ?? '')
    for (const period of [13, 26, 30, 65]) {
      const alike = pictures.slice(period).filter((picture, index) => picture === pictures[index]).length
      expect(alike / (pictures.length - period), String(period)).toBeLessThan(0.5)
    }
    const told = orders.map((order) => {
      const list = system.playlist(code, order * 2_000) ?? ''
      return {
        before: Number(/DISCONTINUITY-SEQUENCE:(\d+)/.exec(list)?.[1]),
        isBreak: /SEQUENCE:\d+\n#EXT-X-DISCONTINUITY\n/.test(list),
      }
    })
    for (const [index, { before, isBreak }] of told.slice(0, -1).entries())
      expect(told[index + 1]?.before).toBe(before + (isBreak ? 1 : 0))
  })

  it('stands still in a few whose streams go on, under a green "ready"', () => {
    const code = found('ONLINE', true)
    const paths = pathList.parse(system.paths({ itemsPerPage: '1000' }, moment))
    expect(paths.items.find(({ name }) => name === `truc-tiep/${code}`)?.ready).toBe(true)
    expect(system.playlist(code, now)).not.toBe(system.playlist(code, now + 2_000))
    expect(system.segment(code, 100, now)).toEqual(system.segment(code, 101, now))
    expect(system.snapshot(code, now)).toEqual(system.snapshot(code, now + 60_000))
  })

  it('shows nothing where nothing comes, and nothing of cameras it does not have', () => {
    const code = cameras.find(({ index }) => stateOf(index) === 'OFFLINE')?.code ?? ''
    expect([system.playlist(code, now), system.snapshot(code, now), system.segment(code, 1, now)]).toEqual([
      null,
      null,
      null,
    ])
    expect(system.playlist('CAM-9999', now)).toBeNull()
  })
})
