import type { OutputStatus, ReleaseStatus, WallLogLine, WallState } from '@toan-canh/contract'
import { plainWallState } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aWallView } from '../../wall/alarm/an-alarm.fixture.tsx'
import { anAlarm } from '../../wall/alarm/an-alarm.fixture.tsx'
import { drawnDesk, fixtureNow, wordsOf } from '../desk-fixture.tsx'
import { alarmOrder, placeOf } from './alarm-form.tsx'
import { lineWords, replayAddress } from './history.tsx'
import { LaidList } from './laid-list.tsx'
import { laidSpans } from './laid-spans.ts'
import { OutputCard } from './output-card.tsx'
import { digitsOf } from './pair-form.tsx'
import { ReleaseLine } from './release-line.tsx'
import { previewAddress } from './show-form.tsx'
import { SignIn } from './sign-in.tsx'
import { keyMeaning } from './use-director-keys.ts'
import { isUndone } from './use-orders.ts'
import { schematicOf, WallPicture } from './wall-picture.tsx'

const by = 'Trưởng ca trực'
const state: WallState = {
  ...plainWallState,
  alarms: [anAlarm({ by })],
  takeOvers: [
    {
      id: '5',
      from: fixtureNow - 60_000,
      to: fixtureNow + 60_000,
      by,
      show: { board: 'cameras' },
      reason: 'Xem camera',
    },
    { id: '4', from: fixtureNow - 90_000, to: fixtureNow - 1, by, show: { programme: 'x' }, reason: 'Đã hết' },
  ],
}
const status = (more: Partial<OutputStatus> = {}): OutputStatus => ({
  output: 'r1c1',
  device: 'm1',
  place: 'Hàng trên, trái',
  pairedAt: '2025-12-01T08:00:00+07:00',
  pairedBy: by,
  refused: null,
  beat: {
    at: '2025-12-05T08:14:57+07:00',
    shown: 'dossiers///',
    framesPerSecond: 60,
    memoryMb: 84,
    elements: 3_100,
    renewed: null,
    isApart: true,
    release: 'index-cu',
    refused: null,
    error: null,
    errorAt: null,
    width: 1920,
    height: 1080,
    startedAt: 0,
  },
  isAlive: true,
  ...more,
})
const card = (more: Partial<OutputStatus>, shown = 'dossiers///') =>
  wordsOf(
    drawnDesk(
      '/37/tuong',
      <OutputCard status={status(more)} shown={shown} onReload={() => {}} onRevoke={() => {}} />,
      {},
    ),
  )

describe(laidSpans, () => {
  it('lists what lies on a wall, the newest first, and nothing that is over', () => {
    expect(laidSpans(state, fixtureNow).map(({ kind, words }) => `${kind}: ${words}`)).toEqual([
      'take-over: cameras: Xem camera',
      'alarm: Cháy kho hàng',
    ])
  })

  it('knows how to lay the rest of it again when it is ended by mistake; an alarm is not raised by a key', () => {
    const [scene, alarm] = laidSpans(state, fixtureNow)
    expect(scene?.again).toEqual({ kind: 'take-over', show: { board: 'cameras' }, reason: 'Xem camera', seconds: 60 })
    expect(alarm?.again).toBeNull()
    const held = { id: '9', from: fixtureNow - 1, to: null, reason: 'Xem kỹ' }
    const [freeze] = laidSpans({ ...plainWallState, freezes: [held] }, fixtureNow)
    expect(freeze?.again).toEqual({ kind: 'freeze', reason: 'Xem kỹ', seconds: null })
    const soon = { id: '9', from: fixtureNow + 500, to: fixtureNow + 30_500, text: 'Họp' }
    const [banner] = laidSpans({ ...plainWallState, banners: [soon] }, fixtureNow)
    expect(banner?.again).toEqual({ kind: 'banner', text: 'Họp', seconds: 30 })
    const past = { id: '9', from: fixtureNow - 60_000, to: fixtureNow - 1, text: 'Đã qua' }
    expect(laidSpans({ ...plainWallState, banners: [past] }, fixtureNow)).toEqual([])
  })
})

describe(LaidList, () => {
  it('says who laid it and until when; whoever only watches cannot end it', () => {
    const html = drawnDesk('/37/tuong', <LaidList spans={laidSpans(state, fixtureNow)} orders={null} />, {})
    expect(wordsOf(html)).toContain('Đưa cảnh lên cameras: Xem camera Trưởng ca trực 08:14 – 08:16')
    expect(wordsOf(html)).toContain('Sở Y tế, đã gọi 2 lần')
    expect(html).not.toContain('<button')
  })

  it('says so when nothing is laid', () => {
    expect(drawnDesk('/37/tuong', <LaidList spans={[]} orders={null} />, {})).toContain('tường theo lịch phát')
  })
})

describe(ReleaseLine, () => {
  const release = { id: 'index-moi', at: '2025-12-05T08:10:00+07:00', first: 'phong-hop/r1c1', why: null } as const
  const line = (more: Partial<ReleaseStatus>) =>
    wordsOf(drawnDesk('/37/tuong', <ReleaseLine release={{ ...release, verdict: 'trial', ...more }} />, {}))

  it('says where a release is tried and why it went back, and nothing once all have taken it', () => {
    expect(line({})).toContain('đang thử ở màn phong-hop/r1c1')
    expect(line({ first: null })).toContain('chờ một màn')
    expect(line({ verdict: 'refused', why: '2 ô báo lỗi' })).toMatch(
      /không qua tự kiểm ở màn phong-hop\/r1c1.*2 ô báo lỗi/,
    )
    expect(line({ verdict: 'taken' })).not.toContain('Bản mới')
  })
})

describe(OutputCard, () => {
  it('tells how an output is', () => {
    expect(card({})).toContain(
      'r1c1 Hàng trên, trái nhịp dưới 1 phút trước 60 hình/giây 84 MB 3.100 phần tử Tải lại màn này Thu hồi',
    )
  })

  it('tells when and why its page was exchanged, and that a new one does not free all where the names are missing', () => {
    const { beat } = status()
    if (beat === null) throw new Error('no beat')
    expect(card({ beat: { ...beat, renewed: { at: fixtureNow, why: 'memory' } } })).toMatch(
      /thay trang lúc \d\d:\d\d: gần hết bộ nhớ cho phép/,
    )
    expect(card({ beat: { ...beat, isApart: false } })).toContain('vẽ chung tiến trình với màn')
    expect(card({})).not.toMatch(/thay trang|vẽ chung/)
  })

  it('tells what is wrong: another scene, an error, a token used elsewhere', () => {
    expect(card({}, 'cameras///')).toContain('chiếu cảnh khác tường')
    const beat = status().beat
    if (beat === null) throw new Error('no beat')
    expect(card({ beat: { ...beat, error: 'Bản đồ mất hình', errorAt: fixtureNow } })).toContain(
      'Lỗi 08:15: Bản đồ mất hình',
    )
    const refused = {
      at: '2025-12-05T08:10:00+07:00',
      from: '10.9.9.9',
      why: 'dùng mã của màn mà không có khóa của máy',
    }
    expect(card({ refused })).toContain('Đã chặn 10.9.9.9 lúc 08:10: dùng mã của màn')
  })

  it('offers nothing for a place that is not paired', () => {
    expect(card({ device: null, beat: null, isAlive: false })).toBe('r1c1 chưa ghép máy')
  })
})

describe(WallPicture, () => {
  const wall = aWallView([1920, 1920, 1920], [1080, 1080])
  const board = {
    id: 'b',
    vi: 'B',
    en: 'B',
    unit: '37',
    period: 'today' as const,
    widgets: { kpi: { type: 'kpi', title: 'Đúng hạn', config: {} } },
    layouts: [{ width: 3840, height: 2160, places: { kpi: [0, 0, 1000, 400] as [number, number, number, number] } }],
  }

  it('draws the scene where the wall has it, letterboxed, never squashed', () => {
    expect(schematicOf(wall, board)).toEqual([
      { name: 'kpi', title: 'Đúng hạn', x: 960, y: 0, width: 1000, height: 400 },
    ])
    expect(schematicOf(wall, undefined)).toEqual([])
  })

  it('shows every output where it hangs, with whether it lives', () => {
    const html = drawnDesk(
      '/37/tuong',
      <WallPicture
        {...{ wall, board }}
        shown={{ kind: 'alarm', key: 'alarm/7', alarm: '7' }}
        outputs={[status(), status({ output: 'r1c2', isAlive: false })]}
        alarm="Cháy kho hàng"
        chosen="r1c2"
        onChoose={() => {}}
      />,
      {},
    )
    expect(html.match(/data-state="(\w+)"/g)).toEqual([
      'data-state="alive"',
      'data-state="lost"',
      ...Array.from({ length: 4 }, () => 'data-state="unpaired"'),
    ])
    expect(html).toContain('Cháy kho hàng')
    expect(html).toContain('aria-pressed="true"')
  })
})

describe('the record in words', () => {
  const line = (more: Partial<WallLogLine>): WallLogLine => ({
    id: 1,
    at: '2025-12-05T08:00:00+07:00',
    kind: 'shown',
    by,
    what: 'programme:dossiers///',
    content: { board: 'dossiers', period: '2025-11', unit: null, reason: null },
    ...more,
  })
  const named = {
    boardName: (id: string) => (id === 'dossiers' ? 'Giải quyết thủ tục hành chính' : id),
    unitName: (code: string) => (code === '14329' ? 'Phường Hoa Lư' : code),
  }

  it.each([
    [{}, 'Chiếu theo lịch', 'Giải quyết thủ tục hành chính · 2025-11'],
    [{ what: 'alarm/7', content: { what: 'Cháy', unit: '14329' } }, 'Chiếu báo động', 'Cháy · Phường Hoa Lư'],
    [{ kind: 'order', what: 'end', content: { span: 7, of: 'take-over' } }, 'Kết thúc', 'Đưa cảnh lên'],
    [{ kind: 'order', what: 'banner', content: { text: 'Họp' } }, 'Dòng tin', 'Họp'],
    [
      { kind: 'order', what: 'take-over', content: { show: { board: 'dossiers' }, reason: 'Bão' } },
      'Đưa cảnh lên',
      'Giải quyết thủ tục hành chính · Bão',
    ],
    [
      { kind: 'device', what: 'refused', content: { output: 'r1c1', why: 'phát lại' } },
      'Chặn mã dùng sai chỗ',
      'r1c1 · phát lại',
    ],
    [{ kind: 'device', what: 'mai-sau', content: {} }, 'mai-sau', ''],
  ] as const)('says %j as %s: %s', (more, what, detail) => {
    expect(lineWords(line(more), named)).toEqual({ what, detail })
  })

  it('leads back to a scene, and to nothing else', () => {
    expect(replayAddress(line({}))).toBe('/wall/dossiers?period=2025-11')
    expect(replayAddress(line({ kind: 'order' }))).toBeNull()
  })
})

describe('what is typed at the desk', () => {
  it.each([
    ['20.2539, 105.975', [105.975, 20.2539]],
    ['20,2539 105,975', [105.975, 20.2539]],
    ['20.2539', null],
    ['95 105', null],
    ['', null],
  ])('reads the place %j as %j', (typed, place) => {
    expect(placeOf(typed)).toEqual(place)
  })

  it.each([
    ['012 345', '012345'],
    ['012345', '012345'],
    ['12345', ''],
  ])('reads the code %j as %j', (typed, digits) => {
    expect(digitsOf(typed)).toBe(digits)
  })

  it('makes an alarm of it, without empty lines', () => {
    const typed = {
      what: ' Cháy kho ',
      unit: '14329',
      at: '',
      radius: '2000',
      commander: 'A',
      notify: 'Công an\n\n Y tế ',
      scene: '',
      affected: '312 hộ',
      source: '114',
    }
    expect(alarmOrder(typed)).toMatchObject({
      what: 'Cháy kho',
      at: null,
      radius: 2_000,
      notify: ['Công an', 'Y tế'],
      lines: [{ label: 'Ảnh hưởng', text: '312 hộ' }],
    })
  })

  it.each([
    ['g', 'BODY', false, 'freeze'],
    ['N', 'BODY', false, 'identify'],
    ['z', 'BUTTON', false, 'undo'],
    ['z', 'INPUT', false, null],
    ['z', 'BODY', true, null],
    ['q', 'BODY', false, null],
  ] as const)('takes the key %s on %s for %s', (key, element, isModified, meaning) => {
    expect(keyMeaning(key, element, isModified)).toBe(meaning)
  })

  it('previews the board itself, and can take back what lasts', () => {
    expect(previewAddress('dossiers', '14329')).toBe('/wall/dossiers?unit=14329')
    expect([isUndone('take-over'), isUndone('acknowledge'), isUndone('reload')]).toEqual([true, false, false])
  })

  it('asks for secret and position before anything', () => {
    const html = drawnDesk('/37/tuong', <SignIn sentence="Cần mã người điều hành." />, {})
    expect(html).toContain('type="password"')
    expect(wordsOf(html)).toContain('Chức danh người ra lệnh Cần mã người điều hành.')
  })
})
