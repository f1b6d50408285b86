import type { Asset } from '@toan-canh/contract'

const minuteMs = 60_000
const routes = ['ql1', 'ql10', 'ql12b', 'ql38b', 'dt477', 'dt491', 'noi-thi'] as const
const places = ['giao-thong', 'an-ninh', 'mot-cua', 'du-lich'] as const
const shareDown = 12

/** Makes cameras: one in twelve is down, and each telling of one turns its state over. */
export function assetMaker(units: readonly string[]): (index: number, version: number, now: number) => Asset {
  return (index, version, now) => {
    const isDown = ((index + version) * 7) % shareDown === 0 || version % 2 === 1
    return {
      shape: 'asset',
      kind: 'camera',
      id: `CAM-${String(index).padStart(5, '0')}`,
      unit: units[index % units.length] ?? '37',
      name: `Camera ${index}`,
      at: [105.9 + (index % 97) / 200, 20.2 + (index % 89) / 200],
      changedAt: now,
      state: isDown ? 'down' : 'up',
      since: now - (index % 50) * minuteMs,
      lastSeenAt: isDown ? now - (index % 50) * minuteMs : now,
      slices: { route: routes[index % routes.length] ?? 'ql1', place: places[index % places.length] ?? 'an-ninh' },
    }
  }
}
