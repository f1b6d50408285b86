import { describe, expect, it } from 'vitest'
import { fixtureNow, wordsOf } from '../../desk/desk-fixture.tsx'
import { aCamera, anAlarm, aWallView, drawnAlarm } from './an-alarm.fixture.tsx'
import { AlarmScene } from './alarm-scene.tsx'

const screen = aWallView([3840], [2160])
const words = (...of: Parameters<typeof drawnAlarm>) => wordsOf(drawnAlarm(...of))

describe(AlarmScene, () => {
  it('says what, where, since when, who commands, who has acknowledged and who has not', () => {
    const html = words(anAlarm(), screen)
    for (const part of [
      'Cháy kho hàng, phường Hoa Lư',
      '12 phút từ 08:03',
      'Trưởng phòng Cảnh sát PCCC và CNCH',
      'Công an tỉnh, 08:04',
      'Chưa nhận Sở Y tế, đang gọi lần 2',
      'Hiện trường 4 xe, 26 người, có mặt sau 7 phút',
      'bán kính 2 km',
      'Báo động khác vẫn mở (1): Ngập tràn Gia Viễn',
      'Tổng đài 114, 08:03',
      'Trở lại lịch phát 60 giây sau khi đủ xác nhận',
    ])
      expect(html).toContain(part)
  })

  it('names whoever is missing first when there are more than fit, and counts the rest', () => {
    const notified = Array.from({ length: 12 }, (_, at) => ({
      who: `Đơn vị ${at}`,
      at: at < 7 ? fixtureNow - at * 60_000 : null,
      calls: 0,
    }))
    const html = words(anAlarm({ notified }), screen)
    expect(html.match(/Đơn vị \d+, \d\d:\d\d/g)).toHaveLength(2)
    expect(html).toContain('và 5 nơi khác')
    expect(html).toContain('và 2 nơi khác')
  })

  it('says when it returns, and that nobody has to acknowledge it', () => {
    expect(words(anAlarm({ to: fixtureNow + 60_000 }), screen)).toContain('Trở lại lịch phát lúc 08:16')
    const alone = words(anAlarm({ notified: [] }), screen)
    expect(alone).toContain('khi đạo diễn kết thúc')
    expect(alone).not.toContain('Đã nhận')
  })

  it('shows the nearest cameras with what is known of each, and says when there is none', () => {
    const html = words(anAlarm(), screen, [
      aCamera(),
      aCamera({
        id: 'b',
        name: 'Ngõ sau kho',
        state: 'down',
        at: [105.9751, 20.254],
        since: '2025-12-05T08:05:00+07:00',
      }),
    ])
    expect(html).toMatch(/A · Nút Trần Hưng Đạo.*08:14.*B · Ngõ sau kho.*từ 08:05/)
    expect(words(anAlarm(), screen)).toContain('Không có camera nào trong vòng 5 km')
  })

  it('has a layout of its own on three columns: nothing but band and map crosses a seam', () => {
    const html = drawnAlarm(anAlarm(), aWallView([1920, 1920, 1920], [1080, 1080]))
    const places = [
      ...html.matchAll(/data-part="(\w+)" style="left:([\d.]+)rem;top:([\d.]+)rem;width:([\d.]+)rem;height:([\d.]+)/g),
    ]
    expect(places.length).toBeGreaterThan(10)
    for (const [, name, left = '', , width = ''] of places) {
      if (name === 'band' || name === 'map' || name === 'ground') continue
      const [from, to] = [Number(left) * 100, (Number(left) + Number(width)) * 100]
      expect([name, Math.floor(from / 1920)]).toEqual([name, Math.floor((to - 1) / 1920)])
    }
  })

  it.each([
    ['6656 × 1792', [6656], [1792]],
    ['5760 × 2160', [1920, 1920, 1920], [1080, 1080]],
    ['17280 × 3240', Array.from({ length: 9 }, () => 1920), [1080, 1080, 1080]],
  ])('is whole on %s and keeps its shape', (_, columns, rows) => {
    const html = drawnAlarm(anAlarm(), aWallView(columns, rows))
    const [, width = '', height = ''] =
      /class="canvas alarm" style="left:[^"]*width:([\d.]+)rem;height:([\d.]+)rem/.exec(html) ?? []
    expect(Number(width) / Number(height)).toBeCloseTo(5760 / 2160, 3)
  })
})
