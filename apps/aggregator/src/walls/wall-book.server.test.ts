import { type Item, type WallOrder, type WallState, wallStateKey } from '@toan-canh/contract'
import { dropWallLog, openDatabase, readWallLog } from '@toan-canh/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { WallBook } from './wall-book.ts'
import { wallViews } from './wall-view.ts'

let test: TestCentre
let book: WallBook
const wall = 'dieu-hanh'
const by = 'Trưởng ca trực'
const minute = 60_000

function aBook(): WallBook {
  return new WallBook(test.centre, wallViews(test.centre))
}

beforeEach(async () => {
  test = await aCentre('2026-03-02 10:00')
  book = aBook()
  await book.refresh()
})
afterEach(() => test[Symbol.asyncDispose]())

const alarm: WallOrder = {
  kind: 'alarm',
  what: 'Cháy kho hàng',
  unit: '14329',
  at: [105.97, 20.25],
  radius: 2_000,
  since: null,
  commander: 'Trưởng phòng Cảnh sát PCCC và CNCH',
  notify: ['Công an tỉnh', 'Sở Y tế'],
  lines: [{ label: 'Hiện trường', text: '4 xe, 26 người' }],
  source: 'Tổng đài 114',
  seconds: null,
}
const storm: WallOrder = { kind: 'take-over', show: { board: 'cameras' }, reason: 'Bão số 10', seconds: 600 }

async function record(kind: 'shown' | 'order') {
  const rows = await readWallLog(test.centre.database, wall, { kind, at: null, before: null, limit: 50 })
  return rows.map(({ what, position }) => `${what} · ${position}`)
}

describe(WallBook, () => {
  it('tells every watcher of a wall at once, and no other wall', async () => {
    const told: WallState[] = []
    const publish = (changes: Iterable<readonly [string, Item | null]>) => {
      for (const [key, item] of changes)
        if (key === wallStateKey && item !== null && 'takeOvers' in item) told.push(item)
    }
    const others: unknown[] = []
    book.open(wall, publish)
    book.open('phong-hop', (changes) => others.push(...changes))
    const { span } = await book.order(wall, storm, by)
    expect(told.at(-1)?.takeOvers).toMatchObject([{ id: span, show: { board: 'cameras' }, reason: 'Bão số 10', by }])
    expect(others).toEqual([])
  })

  it('keeps what is laid through a restart, and another process hears of it', async () => {
    await book.order(wall, storm, by)
    await book.order(wall, alarm, by)
    const other = aBook()
    await other.refresh()
    expect(other.stateOf(wall)).toEqual(book.stateOf(wall))
    expect(other.stateOf(wall).alarms).toHaveLength(1)
  })

  it('shows an alarm until all have acknowledged it and a minute longer, then returns by itself', async () => {
    const { span } = await book.order(wall, alarm, by)
    const shownNow = async () => {
      await book.refresh()
      await book.look()
      return (await record('shown'))[0]
    }
    test.clock.advance(minute)
    expect(await shownNow()).toBe(`alarm/${span} · ${by}`)
    await book.order(wall, { kind: 'call', span, who: 'Sở Y tế' }, by)
    await book.order(wall, { kind: 'acknowledge', span, who: 'Công an tỉnh' }, by)
    expect(book.stateOf(wall).alarms[0]).toMatchObject({ to: null, notified: [{ calls: 0 }, { at: null, calls: 1 }] })
    await book.order(wall, { kind: 'acknowledge', span, who: 'Sở Y tế' }, by)
    test.clock.advance(59_000)
    expect(await shownNow()).toBe(`alarm/${span} · ${by}`)
    test.clock.advance(1_000)
    expect(await shownNow()).toMatch(/^programme:.* · Lịch phát$/)
  })

  it('records who showed what when, once, though several processes look', async () => {
    await book.look()
    await aBookLooking()
    await book.order(wall, storm, by)
    test.clock.advance(2_000)
    await book.look()
    await aBookLooking()
    test.clock.advance(600_000)
    await book.refresh()
    await book.look()
    expect(await record('shown')).toEqual([
      expect.stringMatching(/^programme:.* · Lịch phát$/),
      `take-over:cameras/// · ${by}`,
      expect.stringMatching(/^programme:.* · Lịch phát$/),
    ])
    expect(await record('order')).toEqual([`take-over · ${by}`])
  })

  async function aBookLooking(): Promise<void> {
    const other = aBook()
    await other.refresh()
    await other.look()
  }

  it('lets the director end what is laid, and says so when it has ended already', async () => {
    const { span } = await book.order(wall, { kind: 'banner', text: 'Họp lúc 14:00', seconds: null }, by)
    test.clock.advance(minute)
    expect((await book.order(wall, { kind: 'end', span }, by)).state.banners).toEqual([])
    const asked = { kind: 'order', at: null, before: null, limit: 1 } as const
    const [ended] = await readWallLog(test.centre.database, wall, asked)
    expect(ended).toMatchObject({ what: 'end', content: { of: 'banner' } })
    test.clock.advance(minute)
    await expect(book.order(wall, { kind: 'end', span }, by)).rejects.toThrow('đã kết thúc')
  })

  it.each<[WallOrder, string]>([
    [{ kind: 'take-over', show: { board: 'khong-co' }, reason: 'x', seconds: null }, 'Không có bảng khong-co'],
    [{ kind: 'take-over', show: { programme: 'khong-co' }, reason: 'x', seconds: null }, 'không có lịch phát'],
    [{ kind: 'take-over', show: { board: 'cameras', period: 'hom-kia' }, reason: 'x', seconds: 5 }, 'Kỳ hom-kia'],
    [{ kind: 'take-over', show: { board: 'cameras', unit: '99' }, reason: 'x', seconds: 5 }, 'Không có đơn vị 99'],
    [{ kind: 'point', target: { unit: '99' }, seconds: 5 }, 'Không có đơn vị 99'],
    [{ kind: 'reload', output: 'r9c9' }, 'không có màn r9c9'],
    [{ kind: 'acknowledge', span: '1; drop table wall_span', who: 'x' }, 'Không có việc này'],
    [{ kind: 'end', span: '999999' }, 'Không có việc này'],
  ])('refuses %j and says why', async (order, sentence) => {
    await expect(book.order(wall, order, by)).rejects.toThrow(sentence)
    expect(await record('order')).toEqual([])
  })

  it('refuses a wall that is not there, and more than it can show', async () => {
    await expect(book.order('khong-co', storm, by)).rejects.toThrow('Không có tường')
    const banner = (at: number) => book.order(wall, { kind: 'banner', text: `Tin ${at}`, seconds: null }, by)
    for (let at = 0; at < 40; at++) await banner(at)
    await expect(banner(40)).rejects.toThrow('hãy kết thúc bớt')
  })

  it('keeps the record bounded, and never changes a line of it', async () => {
    for (let at = 0; at < 5; at++) await book.order(wall, { kind: 'identify', seconds: 5 }, `Trực ${at}`)
    await dropWallLog(test.centre.database, { before: 0, keep: 3 })
    expect(await record('order')).toEqual(['identify · Trực 4', 'identify · Trực 3', 'identify · Trực 2'])
    const database = openDatabase(test.databaseUrl, () => {})
    await expect(database.query("update wall_log set position = 'x'")).rejects.toThrow('never changed')
    await database.end()
  })
})
