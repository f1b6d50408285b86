import type { PictureVerdict } from '../video/picture-judgement.ts'
import { language } from './language.ts'

const vi = {
  verdict: {
    looking: 'Đang xem hình',
    live: 'Hình sống',
    frozen: 'Hình đứng',
    dark: 'Hình tối đen',
    no_signal: 'Không có hình',
  } satisfies Record<PictureVerdict, string>,
  for: (age: string) => `Hình đứng ${age}`,
  darkFor: (age: string) => `Hình tối đen ${age}`,
  snapshots: 'ảnh chụp 5 giây',
  toldUp: 'nguồn báo đang hoạt động',
  toldDown: 'nguồn báo mất tín hiệu',
  noDecoder: 'Camera không có hình; đơn vị quản lý camera cần kiểm tra.',
  unknown: (camera: string) => `Không có camera ${camera} trong phạm vi này`,
  noStream: 'Nguồn không khai báo luồng hay ảnh của camera này; người lập danh mục cần bổ sung.',
  strip: (shown: string, all: string) => `${shown} trên ${all} camera`,
  turn: (turn: string, turns: string) => `lượt ${turn}/${turns}`,
  nonePlays: (all: string) => `Cả ${all} camera trong phạm vi này đều mất tín hiệu`,
}

const en: typeof vi = {
  verdict: { looking: 'Looking', live: 'Live', frozen: 'Frozen', dark: 'Dark', no_signal: 'No picture' },
  for: (age) => `Frozen for ${age}`,
  darkFor: (age) => `Dark for ${age}`,
  snapshots: 'snapshots, 5 s',
  toldUp: 'its source says up',
  toldDown: 'its source says down',
  noDecoder: 'No picture comes; who keeps the camera must look.',
  unknown: (camera) => `There is no camera ${camera} here`,
  noStream: 'The source names neither stream nor snapshot of this camera; who keeps the catalogue must add it.',
  strip: (shown, all) => `${shown} of ${all} cameras`,
  turn: (turn, turns) => `turn ${turn}/${turns}`,
  nonePlays: (all) => `All ${all} cameras here are dark`,
}

/** The texts of cameras; loaded with them. */
export const cameraText = language === 'en' ? en : vi
