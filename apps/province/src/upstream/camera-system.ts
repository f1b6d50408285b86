import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { openCameraPictures, type Scene } from '../cameras/camera-pictures.ts'
import type { Camera } from '../cameras/draw-cameras.ts'
import type { Health } from '../cameras/health-of-camera.ts'
import type { Fault } from './faults.ts'

const pathQuery = z.object({
  page: z.coerce.number().int().min(0).default(0),
  itemsPerPage: z.coerce.number().int().min(1).max(1_000).default(100),
})

interface Moment {
  readonly now: Instant
  readonly fault: Fault
}

/** The camera management system of the province: a list, the API of its media server (as MediaMTX has it), streams and snapshots. */
export interface CameraSystem {
  /** The list as CSV; `base` is where snapshots lie. */
  readonly list: (base: string, moment: Moment) => string
  /** `GET /v3/paths/list`; a text says what is wrong with the query. */
  readonly paths: (query: unknown, moment: Moment) => unknown
  /** Null: there is no such camera, or nothing comes from it. */
  readonly playlist: (code: string, now: Instant) => string | null
  readonly segment: (code: string, order: number, now: Instant) => Buffer | null
  readonly snapshot: (code: string, now: Instant) => Buffer | null
}

/** Every fourth camera is an older one, without snapshots. */
function hasSnapshot({ index }: Camera): boolean {
  return index % 4 !== 3
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}

const columns = 'MaCamera,TenCamera,MaDonVi,TuyenDuong,LoaiViTri,KinhDo,ViDo,Luong,Anh,LanCuoiTinHieu'
const bytesPerSecond = 60_000

export function createCameraSystem(
  cameras: readonly Camera[],
  healthOf: (camera: Camera, now: Instant) => Health,
): CameraSystem {
  const byCode = new Map(cameras.map((camera) => [camera.code, camera]))
  const pictures = openCameraPictures()
  const skewOf = (fault: Fault): number => (fault.kind === 'clockSkew' ? fault.skewMs : 0)

  function sceneOf(camera: Camera, { state }: Health): Scene | null {
    if (state === 'OFFLINE') return null
    if (camera.isFrozen) return 'still'
    return state === 'DEGRADED' ? 'dark' : 'street'
  }

  /** What a camera shows now; null when nothing comes. */
  function shownBy<T>(code: string, now: Instant, show: (scene: Scene, camera: Camera) => T): T | null {
    const camera = byCode.get(code)
    const scene = camera === undefined ? null : sceneOf(camera, healthOf(camera, now))
    return camera === undefined || scene === null ? null : show(scene, camera)
  }
  return {
    list: (base, { now, fault }) => {
      const lines = cameras.map((camera) => {
        const { code, name, unit, route, type, lon, lat } = camera
        const { lastSeenAt } = healthOf(camera, now)
        const picture = hasSnapshot(camera) ? `${base}/anh/${code}.jpg` : ''
        const seen = iso(lastSeenAt + skewOf(fault))
        return [
          code,
          `"${name}"`,
          unit,
          route,
          type,
          lon.toFixed(5),
          lat.toFixed(5),
          `truc-tiep/${code}`,
          picture,
          seen,
        ].join()
      })
      return [columns, ...(fault.kind === 'outOfOrder' ? lines.toReversed() : lines), ''].join('\n')
    },
    paths: (query, { now, fault }) => {
      const read = pathQuery.safeParse(query)
      if (!read.success) return z.prettifyError(read.error)
      const { page, itemsPerPage } = read.data
      const from = (fault.kind === 'duplicatePages' ? 0 : page) * itemsPerPage
      const items = cameras.slice(from, from + itemsPerPage).map((camera) => {
        const { state, since } = healthOf(camera, now)
        const ready = state !== 'OFFLINE'
        return {
          name: `truc-tiep/${camera.code}`,
          confName: `truc-tiep/${camera.code}`,
          source: { type: 'rtspSource', id: '' },
          ready,
          readyTime: ready ? iso(since + skewOf(fault)) : null,
          tracks: ready ? ['H264'] : [],
          bytesReceived: ready ? Math.floor((now - since) / 1_000) * bytesPerSecond : 0,
          bytesSent: 0,
          readers: [],
        }
      })
      const list = fault.kind === 'outOfOrder' ? items.toReversed() : items
      const ends = { itemCount: cameras.length, pageCount: Math.ceil(cameras.length / itemsPerPage) }
      return fault.kind === 'wrongShape' ? { ketQua: list, ...ends } : { items: list, ...ends }
    },
    playlist: (code, now) => shownBy(code, now, (scene, { index }) => pictures.playlist(scene, index, now)),
    segment: (code, order, now) => shownBy(code, now, (scene, { index }) => pictures.segment(scene, index, order)),
    snapshot: (code, now) =>
      shownBy(code, now, (scene, camera) => (hasSnapshot(camera) ? pictures.snapshot(scene, camera.index, now) : null)),
  }
}
