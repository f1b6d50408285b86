import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import type { Camera } from '../cameras/draw-cameras.ts'
import { healthOfCamera } from '../cameras/health-of-camera.ts'
import type { Fault } from './faults.ts'

const cameraQuery = z.object({
  trang: z.coerce.number().int().min(1).default(1),
  soDong: z.coerce.number().int().min(1).max(2000).default(1000),
})
export type CameraQuery = z.infer<typeof cameraQuery>

/** Reads the query of `GET /api/v1/camera`; a text says what is wrong with it. */
export function readCameraQuery(query: unknown): CameraQuery | string {
  const read = cameraQuery.safeParse(query)
  return read.success ? read.data : z.prettifyError(read.error)
}

/** The camera management system of the province: its whole inventory with its health, page by page. */
export interface CameraSystem {
  readonly answer: (query: CameraQuery, moment: { readonly now: Instant; readonly fault: Fault }) => unknown
}

function iso(at: Instant): string {
  return new Date(at).toISOString()
}

export function createCameraSystem(cameras: readonly Camera[], seed: number): CameraSystem {
  function rowOf(camera: Camera, now: Instant, skewMs: number) {
    const { state, since, lastSeenAt } = healthOfCamera(camera, now, seed)
    return {
      MaCamera: camera.code,
      TenCamera: camera.name,
      MaDonVi: camera.unit,
      TuyenDuong: camera.route,
      LoaiViTri: camera.type,
      KinhDo: camera.lon.toFixed(5),
      ViDo: camera.lat.toFixed(5),
      TrangThai: state,
      TuLuc: iso(since + skewMs),
      LanCuoiTinHieu: iso(lastSeenAt + skewMs),
    }
  }
  return {
    answer: ({ trang, soDong }, { now, fault }) => {
      const from = (fault.kind === 'duplicatePages' ? 0 : trang - 1) * soDong
      const rows = cameras
        .slice(from, from + soDong)
        .map((camera) => rowOf(camera, now, fault.kind === 'clockSkew' ? fault.skewMs : 0))
      const list = fault.kind === 'outOfOrder' ? rows.toReversed() : rows
      const ends = { tong: cameras.length, conTrang: from + soDong < cameras.length }
      return fault.kind === 'wrongShape' ? { ketQua: list, ...ends } : { danhSach: list, ...ends }
    },
  }
}
