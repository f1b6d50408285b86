import type { IndicatorView } from '@toan-canh/contract'

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
const fields = {
  dat: 'Đất đai',
  'ho-tich': 'Hộ tịch',
  'xay-dung': 'Xây dựng',
  'kinh-doanh': 'Đăng ký kinh doanh',
  'dau-tu': 'Đầu tư',
  'y-te': 'Y tế',
  'giao-duc': 'Giáo dục và đào tạo',
}

const groups = [
  'Công khai, minh bạch',
  'Tiến độ, kết quả giải quyết',
  'Cung cấp dịch vụ trực tuyến',
  'Thanh toán trực tuyến',
  'Số hoá hồ sơ',
  'Mức độ hài lòng',
]
const tasks = ['Nhiệm vụ quá hạn', 'Nhiệm vụ trong hạn', 'Xong đúng hạn', 'Xong trễ hạn']

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
  anIndicator('tthc.received_total', 'Tiếp nhận trong kỳ', {
    better: 'context',
    dimensions: { field: { vi: 'Lĩnh vực', en: 'Field', values: fields } },
  }),
  anIndicator('tthc.online_registered', 'Đăng ký qua mạng', { better: 'context' }),
  anIndicator('tthc.online_submitted_ok', 'Nộp qua mạng thành công', { better: 'up' }),
  anIndicator('tthc.funnel_submit_rate', 'Nộp thành công / đăng ký', {
    ...percent,
    formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 },
    bands: { watch: 80 },
  }),
  anIndicator('tthc.online_received', 'Tiếp nhận trực tuyến', { better: 'context' }),
  anIndicator('tthc.online_resolved', 'Đã giải quyết trực tuyến', { better: 'context' }),
  ...['ckmb', 'tdgq', 'dvctt', 'tttt', 'mdsh', 'mdhl'].map((group, at) =>
    anIndicator(`idx766.${group}`, groups[at] ?? group, { unit: 'điểm', decimals: 1, better: 'up', cadence: 'month' }),
  ),
  ...['open_overdue', 'open_in_term', 'done_on_time', 'done_late'].map((part, at) =>
    anIndicator(`task.${part}`, tasks[at] ?? part, { unit: 'nhiệm vụ' }),
  ),
]
