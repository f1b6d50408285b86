import type { AssetView } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { renderSpecimen } from '../fixture/render-specimen.tsx'
import { aCamera } from '../wall/alarm/an-alarm.fixture.tsx'
import { bandText, CameraFrame, secondText, sinceOf } from './camera-frame.tsx'
import { type CameraSight, contradictionOf, verdictOf } from './camera-sight.ts'
import type { PictureVerdict } from './picture-judgement.ts'

const now = Date.parse('2026-11-21T08:20:00+07:00')
const minutesAgo = (minutes: number) => now - minutes * 60_000

function seen(verdict: PictureVerdict, since = minutesAgo(6), way: 'hls' | 'snapshot' = 'hls'): CameraSight {
  return { kind: 'picture', way, judged: { verdict, since } }
}
const none = (isCamera: boolean): CameraSight => ({
  kind: 'none',
  sentence: 'Không kết nối được camera; đơn vị quản lý camera cần kiểm tra.',
  isCamera,
  since: now,
})
const watched = (parts: Partial<AssetView> = {}) =>
  aCamera({ streams: ['hls'], since: '2026-11-21T07:00:00+07:00', ...parts })

function drawn(sight: CameraSight, parts: Partial<AssetView> = {}): string {
  return renderSpecimen(<CameraFrame asset={watched(parts)} sight={sight} />, [], { topics: [] })
}

describe(CameraFrame, () => {
  it('says the time to the second under a picture that lives', () => {
    const html = drawn(seen('live'))
    expect(html).toContain('08:20:00')
    expect(html).not.toContain('camera-band')
    expect(html).toContain('data-verdict="live"')
  })

  it('says of a frozen picture since when, and that its source says otherwise', () => {
    const html = drawn(seen('frozen'))
    for (const part of ['Hình đứng 6 phút', 'Hình đứng, nguồn báo đang hoạt động', 'data-verdict="frozen"'])
      expect(html).toContain(part)
    expect(drawn(seen('frozen'), { state: 'down' })).not.toContain('nguồn báo')
  })

  it('says of a dark picture that it is dark', () => {
    expect(drawn(seen('dark'), { state: 'degraded' })).toContain('Hình tối đen 1 giờ')
  })

  it('shows no last picture when nothing comes, but who must act', () => {
    const html = drawn(none(true))
    expect(html).toContain('đơn vị quản lý camera cần kiểm tra')
    expect(html).toContain('Không có hình, nguồn báo đang hoạt động')
    expect(html.match(/hidden=""/g)).toHaveLength(2)
  })

  it('asks the keeper of the catalogue for a camera without any way to be watched', () => {
    expect(drawn({ kind: 'waiting' }, { streams: [] })).toContain('người lập danh mục cần bổ sung')
  })

  it('marks snapshots as such, and says what stands beside it', () => {
    expect(drawn(seen('live', now, 'snapshot'))).toContain('ảnh chụp 5 giây')
    const asset = watched()
    const html = renderSpecimen(<CameraFrame asset={asset} sight={seen('live')} letter="A" note="cách 150 m" />, [], {
      topics: [],
    })
    expect(html).toContain('A · Nút Trần Hưng Đạo')
    expect(html).toContain('cách 150 m')
  })
})

describe(contradictionOf, () => {
  it.each([
    ['up', seen('frozen'), 'told_up'],
    ['up', seen('dark'), 'told_up'],
    ['up', none(true), 'told_up'],
    ['up', none(false), null],
    ['up', seen('live'), null],
    ['up', seen('looking'), null],
    ['down', seen('live'), 'told_down'],
    ['down', seen('frozen'), null],
    ['degraded', seen('dark'), null],
    ['unknown', seen('live'), null],
  ] as const)('of %s and %j is %s', (state, sight, expected) => {
    expect(contradictionOf(state, sight)).toBe(expected)
  })
})

describe(verdictOf, () => {
  it('blames no camera for what is the centre’s doing', () => {
    expect([verdictOf(none(true)), verdictOf(none(false)), verdictOf({ kind: 'waiting' })]).toEqual([
      'no_signal',
      'looking',
      'looking',
    ])
  })
})

describe(sinceOf, () => {
  it('believes a source that knows longer, unless it says that all is well', () => {
    expect(sinceOf(watched({ state: 'down' }), minutesAgo(6))).toBe(minutesAgo(80))
    expect(sinceOf(watched({ state: 'up' }), minutesAgo(6))).toBe(minutesAgo(6))
  })
})

describe(bandText, () => {
  it.each(['live', 'looking', 'no_signal'] as const)('says nothing over a picture that is %s', (verdict) => {
    expect(bandText(watched(), seen(verdict), now)).toBeNull()
  })
})

describe(secondText, () => {
  it('is the time of day with its seconds', () => {
    expect(secondText(now + 4_500)).toBe('08:20:04')
  })
})
