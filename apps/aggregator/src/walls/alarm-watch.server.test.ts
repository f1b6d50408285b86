import { alarmRuleSchema, type Item, type Point } from '@toan-canh/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { AlarmWatch } from './alarm-watch.ts'
import { WallBook } from './wall-book.ts'
import { wallViews } from './wall-view.ts'

const rule = alarmRuleSchema.parse({
  id: 'muc-nuoc',
  what: 'Mực nước vượt báo động II',
  indicator: 'env.water_level',
  unit: '37',
  by: 'unit',
  over: 3.5,
  commander: 'Trưởng Ban Chỉ huy PCTT',
  notify: ['Ban Chỉ huy PCTT tỉnh'],
})
let test: TestCentre
let book: WallBook
let publish: (changes: Iterable<readonly [string, Item | null]>) => void
let opened: string[]

beforeEach(async () => {
  test = await aCentre('2026-03-02 10:00')
  opened = []
  book = new WallBook(test.centre, wallViews(test.centre))
  await book.refresh()
})
afterEach(() => test[Symbol.asyncDispose]())

function aWatch(on = book): AlarmWatch {
  const centre = { ...test.centre, catalogue: { ...test.centre.catalogue, alarms: [rule] } }
  return new AlarmWatch(centre, on, async (topic, told) => {
    publish = told
    opened.push('period' in topic ? topic.period.id : '')
    return { items: new Map(), [Symbol.dispose]: () => {} }
  })
}
const level = (v: number): Point => ({ v, l: 'none', s: 1 })
const alarms = () => book.stateOf('dieu-hanh').alarms

describe(AlarmWatch, () => {
  it('takes every wall over while a reading is over its limit, once, and says how it is now', async () => {
    const watch = aWatch()
    await watch.judge()
    publish([['14329', level(3.6)]])
    await watch.judge()
    await watch.judge()
    expect(alarms()).toMatchObject([{ unit: '14329', to: null, by: 'Quy tắc muc-nuoc', rule: 'muc-nuoc' }])
    expect(book.stateOf('phong-hop').alarms).toHaveLength(1)
    publish([['14329', level(4.2)]])
    await watch.judge()
    expect(alarms()[0]?.lines[0]?.text).toBe('4,20 m (ngưỡng 3,50 m)')
  })

  it('returns by itself a minute after the reading is well again, and is raised anew the next time', async () => {
    const watch = aWatch()
    await watch.judge()
    publish([['14329', level(4)]])
    await watch.judge()
    publish([['14329', level(3)]])
    await watch.judge()
    expect(alarms()[0]?.to).toBe(test.clock.now() + 60_000)
    test.clock.advance(61_000)
    publish([['14329', level(4)]])
    await watch.judge()
    expect(alarms()).toHaveLength(2)
  })

  it('is not raised again while it lasts: not after it was ended, acknowledged, or the centre began anew', async () => {
    const watch = aWatch()
    await watch.judge()
    publish([['14329', level(4)]])
    await watch.judge()
    const [alarm] = alarms()
    await book.order('dieu-hanh', { kind: 'end', span: alarm?.id ?? '' }, 'Trưởng ca')
    test.clock.advance(30 * 3_600_000)
    const later = new WallBook(test.centre, wallViews(test.centre))
    await later.refresh()
    const again = aWatch(later)
    await again.judge()
    publish([['14329', level(4)]])
    await again.judge()
    expect(later.spans.filter(({ kind }) => kind === 'alarm')).toHaveLength(1)
  })

  it('knows nothing from silence: a missing number neither raises nor ends', async () => {
    const watch = aWatch()
    await watch.judge()
    publish([['14329', level(4)]])
    await watch.judge()
    publish([['14329', { v: null, l: 'unknown', g: 'no_data', s: 2 }]])
    await watch.judge()
    expect(alarms()[0]?.to).toBeNull()
  })

  it('bounds how many units one rule alarms at a time, and asks for the new day at midnight', async () => {
    const watch = aWatch()
    await watch.judge()
    publish(Array.from({ length: 20 }, (_, at) => [`u${at}`, level(5)] as const))
    await watch.judge()
    expect(alarms()).toHaveLength(12)
    test.clock.advance(14 * 3_600_000)
    await watch.judge()
    expect(opened).toEqual(['2026-03-02', '2026-03-03'])
  })
})
