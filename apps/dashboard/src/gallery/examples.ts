import type { IndicatorView, WidgetType } from '@toan-canh/contract'

/** How a widget is shown in the gallery: its title, settings and room in author pixels. */
export interface Example {
  readonly title: string
  readonly config: unknown
  readonly width: number
  readonly height: number
}

function anIndicator(id: string, vi: string, rest: Partial<IndicatorView>): IndicatorView {
  return {
    id,
    pack: id.split('.')[0] ?? id,
    vi,
    en: id,
    unit: 'hồ sơ',
    better: 'down',
    kind: 'operating',
    formula: { sum: ['x'] },
    decimals: 0,
    cadence: 'hour',
    class: 'public',
    owner: 'Chánh Văn phòng UBND tỉnh',
    basis: 'Mẫu trưng bày',
    sources: ['mot-cua'],
    dimensions: {},
    ...rest,
  }
}

const percent = { unit: '%', decimals: 1, better: 'up', denominator: 'hồ sơ đã giải quyết' } as const
const fields = { dat: 'Đất đai', 'ho-tich': 'Hộ tịch', 'xay-dung': 'Xây dựng', 'kinh-doanh': 'Đăng ký kinh doanh' }

/** The definitions that the examples stand on. */
export const exampleIndicators: readonly IndicatorView[] = [
  anIndicator('tthc.on_time_rate', 'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết', {
    ...percent,
    formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 },
    bands: { watch: 99, act: 95 },
    target: { value: 99, basis: 'Mẫu' },
  }),
  anIndicator('tthc.on_time_rate_766', 'Tỷ lệ đúng hạn theo Quyết định 766', {
    ...percent,
    formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 },
  }),
  anIndicator('tthc.overdue_rate', 'Tỷ lệ quá hạn', {
    ...percent,
    better: 'down',
    formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 },
  }),
  anIndicator('tthc.resolved_overdue', 'Giải quyết quá hạn', {}),
  anIndicator('tthc.resolved_total', 'Đã giải quyết', { better: 'context' }),
  anIndicator('tthc.in_progress', 'Đang giải quyết', {
    better: 'context',
    formula: { sum: ['open@end'] },
    dimensions: { field: { vi: 'Lĩnh vực', en: 'Field', values: fields } },
  }),
  anIndicator('tthc.in_progress_overdue', 'Hồ sơ đang quá hạn', {
    formula: { sum: ['overdue@end'] },
    bands: { watch: 50, act: 70 },
  }),
  anIndicator('cam.offline_over_1h', 'Camera mất tín hiệu quá 1 giờ', {
    unit: 'camera',
    formula: { sum: ['down@end'] },
    bands: { watch: 20, act: 500 },
    owner: 'Giám đốc Trung tâm Giám sát, điều hành thông minh',
  }),
  anIndicator('budget.pi_disbursement_rate', 'Giải ngân vốn đầu tư công', {
    unit: '%',
    decimals: 1,
    better: 'up',
    cadence: 'month',
    denominator: 'tỷ đồng kế hoạch',
    formula: { attainment: { of: 'budget.pi', plan: 'budget.pi_plan' } },
    owner: 'Giám đốc Sở Tài chính',
  }),
]

/** An example of every widget. */
export const examples: Readonly<Record<WidgetType, Example>> = {
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
