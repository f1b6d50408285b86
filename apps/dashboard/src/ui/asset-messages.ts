import type { AssetState } from '@toan-canh/contract'

/** Words of things that stand somewhere and are up or down. */
export const assetWords = {
  state: {
    up: 'đang hoạt động',
    degraded: 'suy giảm',
    down: 'mất tín hiệu',
    unknown: 'chưa rõ',
  } satisfies Record<AssetState, string>,
  together: 'cụm, vành đứt: mất',
  downOf: (down: string, all: string) => `${down} mất tín hiệu trên ${all}`,
  since: (when: string) => `Từ ${when}`,
  why: { down_for: 'mất tín hiệu', down: 'mới mất', flapping: 'chập chờn', silent: 'im lặng' },
  rest: (count: string) => `và ${count} điểm khác cần xem`,
  allUp: 'Không có điểm nào mất tín hiệu',
  nowhere: (count: string) => `${count} điểm chưa có toạ độ`,
  gone: 'đã gỡ',
  untilNow: 'nay',
  records: (count: string) => `${count} thiết bị trong phạm vi này (chỉ mã)`,
  none: 'Chưa có thiết bị nào trong phạm vi này',
}

export const assetWordsEn: typeof assetWords = {
  state: { up: 'up', degraded: 'degraded', down: 'dark', unknown: 'unknown' },
  together: 'cluster, dashed: dark',
  downOf: (down, all) => `${down} dark of ${all}`,
  since: (when) => `Since ${when}`,
  why: { down_for: 'dark', down: 'just went dark', flapping: 'flapping', silent: 'silent' },
  rest: (count) => `and ${count} more to look at`,
  allUp: 'None is dark',
  nowhere: (count) => `${count} without a place`,
  gone: 'taken away',
  untilNow: 'now',
  records: (count) => `${count} assets in this scope (codes only)`,
  none: 'Nothing stands here yet',
}
