import type { BoardGroup } from '@toan-canh/contract'

/** Words of boards: what must be acted on, how many, since when; and the groups under which boards are listed. */
export const boardWords = {
  groups: {
    overview: 'Toàn cảnh',
    services: 'Phục vụ người dân, doanh nghiệp',
    government: 'Hoạt động của cơ quan',
    economy: 'Kinh tế, ngân sách',
    society: 'Văn hoá, xã hội',
    city: 'Đô thị, an toàn',
    data: 'Hạ tầng số, dữ liệu',
  } satisfies Record<BoardGroup, string>,
  mustAct: ['việc phải', 'xử lý hôm nay'] as readonly [string, string],
  nothingToAct: 'Không có việc phải xử lý',
  nothingSeen: 'Chưa thấy việc phải xử lý',
  watch: 'theo dõi',
  ok: 'đạt',
  unknown: 'chưa có dữ liệu',
  reading: (count: string) => `đang đọc ${count} chỉ tiêu`,
  noneJudged: 'Chưa chỉ tiêu nào có số liệu để xếp mức',
  rest: (count: string) => `và ${count} việc nữa`,
  more: (count: string) => `và ${count} mục nữa`,
  since: (when: string) => `Từ ${when}`,
  sinceBefore: (when: string) => `Từ trước ${when}`,
  sinceDays: (when: string, days: string) => `Từ ${when} · ${days} ngày`,
  worst: (name: string, value: string) => `Nặng nhất: ${name} · ${value}`,
  steps: { day: 'ngày', week: 'tuần', month: 'tháng', quarter: 'quý', half: 'nửa năm', year: 'năm' },
  reported: 'báo cáo',
  aim: (value: string) => `mục tiêu ${value}`,
  band: (value: string) => `ngưỡng ${value}`,
  pace: (value: string) => `nhịp ngày ${value}`,
  noAim: 'chưa có mục tiêu',
  ofAll: (shown: string, all: string) => `${shown} trên ${all}`,
  nothingCounted: 'Chưa phát sinh trong kỳ',
}

export const boardWordsEn: typeof boardWords = {
  groups: {
    overview: 'Overview',
    services: 'Services',
    government: 'Government at work',
    economy: 'Economy and budget',
    society: 'Society',
    city: 'City and safety',
    data: 'Infrastructure and data',
  },
  mustAct: ['to act on', 'today'],
  nothingToAct: 'Nothing to act on',
  nothingSeen: 'Nothing to act on seen yet',
  watch: 'to watch',
  ok: 'met',
  unknown: 'no data yet',
  reading: (count) => `reading ${count} indicators`,
  noneJudged: 'No indicator has numbers to be judged yet',
  rest: (count) => `and ${count} more`,
  more: (count) => `and ${count} more`,
  since: (when) => `Since ${when}`,
  sinceBefore: (when) => `Since before ${when}`,
  sinceDays: (when, days) => `Since ${when} · ${days} days`,
  worst: (name, value) => `Worst: ${name} · ${value}`,
  steps: { day: 'days', week: 'weeks', month: 'months', quarter: 'quarters', half: 'half-years', year: 'years' },
  reported: 'reported',
  aim: (value) => `target ${value}`,
  band: (value) => `threshold ${value}`,
  pace: (value) => `pace ${value}`,
  noAim: 'no target',
  ofAll: (shown, all) => `${shown} of ${all}`,
  nothingCounted: 'Nothing in this period yet',
}

/** Words of the gallery of widgets. */
export const galleryWords = {
  title: 'Thư viện ô',
  faces: { wall: 'Nền tối (tường)', desk: 'Nền sáng (bàn việc)' },
  states: {
    ready: 'Đủ số liệu',
    waiting: 'Đang chờ',
    empty: 'Chưa có dữ liệu',
    stale: 'Cũ',
    failed: 'Không tính được',
  },
}

export const galleryWordsEn: typeof galleryWords = {
  title: 'Gallery of widgets',
  faces: { wall: 'Dark (wall)', desk: 'Light (desk)' },
  states: { ready: 'Ready', waiting: 'Waiting', empty: 'Empty', stale: 'Stale', failed: 'Failed' },
}
