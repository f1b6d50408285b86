import type { WidgetType } from '@toan-canh/contract'
import { chartExamples } from './chart-examples.ts'
import type { Example } from './example.ts'
import { noticeExamples } from './notice-examples.ts'

/** An example of every widget. */
export const examples: Readonly<Record<WidgetType, Example>> = {
  ...chartExamples,
  ...noticeExamples,
  bars: {
    title: 'Đang giải quyết theo lĩnh vực',
    config: {
      indicator: 'tthc.in_progress',
      by: 'field',
      part: { indicator: 'tthc.in_progress_overdue', words: 'quá hạn' },
      rows: 6,
    },
    width: 1_200,
    height: 720,
  },
  bullets: {
    title: 'So kế hoạch',
    config: { items: [{ indicator: 'budget.pi_disbursement_rate' }, { indicator: 'tthc.on_time_rate', most: 100 }] },
    width: 1_400,
    height: 620,
  },
  camera: { title: 'Camera theo dõi', config: { camera: 'camera/CAM-00001' }, width: 820, height: 640 },
  'camera-strip': { title: 'Camera trực tiếp', config: { tiles: 4 }, width: 1_776, height: 900 },
  choropleth: {
    title: 'Tỷ lệ quá hạn theo xã, phường',
    config: { indicator: 'tthc.overdue_rate', from: [0.4, 0.8, 1.2, 1.6] },
    width: 1_200,
    height: 900,
  },
  'data-health': { title: 'Mẻ mới nhất của từng nguồn', config: { part: 'batches' }, width: 1_400, height: 620 },
  exceptions: { title: 'Việc cần quyết', config: { sources: true }, width: 1_776, height: 900 },
  figures: {
    title: 'Chỉ tiêu chính',
    config: {
      items: [
        { indicator: 'tthc.on_time_rate', title: 'Hồ sơ đúng hạn' },
        { indicator: 'tthc.in_progress_overdue' },
        { indicator: 'budget.pi_disbursement_rate', title: 'Giải ngân' },
      ],
    },
    width: 1_776,
    height: 520,
  },
  'item-list': { title: 'Đường truyền', config: { list: 'duong-truyen' }, width: 1_400, height: 620 },
  kpi: {
    title: 'Hồ sơ đúng hạn',
    config: { indicator: 'tthc.on_time_rate', sparkline: 13 },
    width: 668,
    height: 416,
  },
  'point-map': {
    title: 'Camera trên địa bàn',
    config: { kind: 'camera', indicator: 'cam.offline_over_1h', rows: 4 },
    width: 1_776,
    height: 900,
  },
  ranking: {
    title: 'Đơn vị có hồ sơ giải quyết quá hạn',
    config: {
      indicator: 'tthc.resolved_overdue',
      rate: 'tthc.on_time_rate',
      rows: 6,
      classes: [1, 2, 4, 8, 16],
      columns: { count: 'Quá hạn', rate: 'Đúng hạn' },
    },
    width: 1_776,
    height: 640,
  },
  rates: {
    title: 'Hai tỷ lệ, hai mẫu số',
    config: {
      rates: [
        { indicator: 'tthc.on_time_rate', title: 'Trên hồ sơ đã giải quyết', late: ['tthc.resolved_overdue'] },
        { indicator: 'tthc.on_time_rate_766', title: 'Theo Quyết định 766', done: 'tthc.on_time_rate' },
      ],
    },
    width: 1_776,
    height: 800,
  },
  'scene-clock': { title: 'Giờ trung tâm', config: {}, width: 1_400, height: 132 },
  'scene-title': { title: 'Hồ sơ thủ tục hành chính', config: {}, width: 1_776, height: 132 },
  'source-health': { title: 'Nguồn dữ liệu', config: { form: 'list' }, width: 1_400, height: 420 },
  trend: {
    title: 'Tỷ lệ đúng hạn và số đã giải quyết',
    config: { rate: 'tthc.on_time_rate', volume: 'tthc.resolved_total' },
    width: 1_400,
    height: 720,
  },
}
