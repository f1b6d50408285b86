import type { Example } from './example.ts'

/** Examples of the widgets that divide, compare and spread over days. */
export const chartExamples = {
  calendar: {
    title: 'Hồ sơ tiếp nhận theo ngày, 13 tháng',
    config: { indicator: 'tthc.received_total', classes: [50, 120, 200, 280, 360] },
    width: 1_776,
    height: 868,
  },
  directives: {
    title: 'Nhiệm vụ tỉnh giao theo đơn vị',
    config: {
      overdue: 'task.open_overdue',
      inTerm: 'task.open_in_term',
      onTime: 'task.done_on_time',
      late: 'task.done_late',
      rows: 4,
    },
    width: 1_200,
    height: 720,
  },
  funnel: {
    title: 'Từ đăng ký đến kết quả',
    config: {
      stages: [
        { indicator: 'tthc.online_registered', title: 'Đăng ký qua mạng' },
        { indicator: 'tthc.online_submitted_ok', title: 'Nộp thành công', rate: 'tthc.funnel_submit_rate' },
        { indicator: 'tthc.online_received', title: 'Được tiếp nhận' },
        { indicator: 'tthc.online_resolved', title: 'Đã giải quyết' },
      ],
    },
    width: 1_400,
    height: 860,
  },
  'heat-map': {
    title: 'Tiếp nhận theo lĩnh vực và ngày',
    config: { indicator: 'tthc.received_total', by: 'field', classes: [1, 10, 20, 30, 40] },
    width: 1_776,
    height: 640,
  },
  radar: {
    title: 'Sáu nhóm của Chỉ số 766',
    config: {
      axes: [
        { indicator: 'idx766.ckmb', most: 18 },
        { indicator: 'idx766.tdgq', most: 20 },
        { indicator: 'idx766.dvctt', most: 18 },
        { indicator: 'idx766.tttt', most: 18 },
        { indicator: 'idx766.mdsh', most: 22 },
        { indicator: 'idx766.mdhl', most: 18 },
      ],
    },
    width: 1_776,
    height: 868,
  },
  'ranking-table': {
    title: 'Đơn vị theo bốn chỉ tiêu',
    config: {
      by: 'unit',
      columns: [
        { indicator: 'tthc.on_time_rate', title: 'Đúng hạn' },
        { indicator: 'tthc.overdue_rate', title: 'Quá hạn' },
        { indicator: 'tthc.resolved_overdue', title: 'Hồ sơ quá hạn' },
      ],
      first: 'smallest',
    },
    width: 1_776,
    height: 700,
  },
  treemap: {
    title: 'Hồ sơ đang giải quyết theo lĩnh vực',
    config: { indicator: 'tthc.in_progress', by: 'field' },
    width: 1_400,
    height: 720,
  },
} as const satisfies Readonly<Record<string, Example>>
