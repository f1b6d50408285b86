import { parseDay } from '@toan-canh/calendar'
import { countdownConfigSchema, newsConfigSchema, textConfigSchema } from '@toan-canh/contract'
import { QueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { describe, expect, it } from 'vitest'
import { queries } from '../app/api.ts'
import { wordsOf } from '../desk/desk-fixture.tsx'
import { renderSpecimen, specimenScope } from '../fixture/render-specimen.tsx'
import { ClockView } from './clock/view.tsx'
import { endOf, toCountdown } from './countdown/to-countdown.ts'
import { CountdownView } from './countdown/view.tsx'
import { toNews } from './news/to-news.ts'
import { NewsView } from './news/view.tsx'
import { typeSizeOf } from './text/type-size.ts'
import { TextView } from './text/view.tsx'
import { validityOf } from './validity.ts'

const place = { scope: specimenScope(), width: 1_160, height: 560 } as const
const now = Date.parse('2026-11-21T08:20:00+07:00')
const owner = 'Chánh Văn phòng UBND tỉnh'

function drawn(view: ReactNode, client = new QueryClient()): string {
  return renderSpecimen(view, [], { topics: [], client })
}

function calendarWith(from: string, to: string, rest: readonly string[]): QueryClient {
  const client = new QueryClient()
  const named = rest.map((day) => ({ day, name: day === from ? 'Ngày lễ' : null, isProvisional: false }))
  client.setQueryData(queries.calendar(from, to).queryKey, { id: 'vn', from, to, rest: named, worked: [] })
  return client
}

describe(validityOf, () => {
  it.each([
    ['2026-11-22', undefined, 'coming'],
    ['2026-11-21', '2026-11-21', 'valid'],
    ['2026-01-01', undefined, 'valid'],
    ['2026-01-01', '2026-11-20', 'past'],
  ] as const)('from %s until %s is %s', (from, until, validity) => {
    expect(validityOf({ from, until }, parseDay('2026-11-21') ?? 0)).toBe(validity)
  })
})

describe('the text', () => {
  const text = (change: object = {}) => {
    const config = textConfigSchema.parse({
      paragraphs: ['Một <b>hai</b>', 'Ba'],
      owner,
      from: '2026-07-01',
      ...change,
    })
    return drawn(<TextView title="Ghi chú" config={config} {...place} />)
  }

  it('says its words, since when and who answers for them, and reads no markup', () => {
    const html = text({ until: '2026-12-31' })
    expect(html).toContain('Một &lt;b&gt;hai&lt;/b&gt;')
    expect(wordsOf(html)).toContain(`Từ 01/07/2026 đến hết 31/12/2026 ${owner}`)
  })

  it('keeps back what does not hold yet, and dims what no longer does', () => {
    expect(wordsOf(text({ from: '2027-01-01' }))).toBe(`Ghi chú Có hiệu lực từ 01/01/2027 Từ 01/01/2027 ${owner}`)
    const past = text({ until: '2026-10-31' })
    expect(past).toContain('data-cover="stale"')
    expect(wordsOf(past)).toContain('Hết hiệu lực từ 01/11/2026')
  })
})

describe(typeSizeOf, () => {
  const words = (length: number) => ['ờ'.repeat(length)]

  it('writes little large and much small, and says when not all has room', () => {
    expect(typeSizeOf(words(20), { width: 1_000, height: 300 })).toEqual({ size: 56, isCut: false })
    expect(typeSizeOf(words(280), { width: 1_000, height: 330 }).size).toBeLessThan(56)
    expect(typeSizeOf(words(600), { width: 400, height: 200 })).toEqual({ size: 40, isCut: true })
  })
})

describe('the news', () => {
  const items = [
    { day: '2026-11-18', title: 'Cũ hơn', by: 'Văn phòng' },
    { day: '2026-11-20', title: 'Mới nhất', text: 'Nội dung', by: 'Văn phòng' },
    { day: '2026-11-22', title: 'Ngày mai', by: 'Văn phòng' },
    { day: '2026-11-01', title: 'Hết hạn', by: 'Văn phòng', until: '2026-11-20' },
  ]
  const news = (change: object = {}, height = 560) =>
    drawn(
      <NewsView title="Tin" config={newsConfigSchema.parse({ items, owner, ...change })} {...place} height={height} />,
    )

  it('shows what holds today, the newest first, with its day and who gave it', () => {
    const words = wordsOf(news())
    expect(words).toBe(`Tin 20/11 Mới nhất Nội dung Văn phòng 18/11 Cũ hơn Văn phòng 20/11/2026 ${owner}`)
  })

  it('counts what has no room', () => {
    expect(wordsOf(news({}, 400))).toContain('và 1 mục nữa')
  })

  it('says that there is none, and how old the newest is when nobody has written for long', () => {
    expect(wordsOf(news({ items: [] }))).toContain('Chưa có tin')
    const old = news({ items: items.slice(0, 1), freshDays: 2 })
    expect(old).toContain('data-cover="stale"')
    expect(wordsOf(old)).toContain('Tin mới nhất đã 3 ngày')
  })

  it('knows no age without news', () => {
    expect(toNews({ items: [], freshDays: 30 }, 0)).toEqual({ items: [], age: null, isOld: false })
  })
})

describe('the clock', () => {
  const clock = (client?: QueryClient) => wordsOf(drawn(<ClockView title="Giờ" {...place} />, client))

  it('shows the time and the day of the centre, and what day it is only by the calendar', () => {
    expect(clock()).toBe('Giờ 08:20 Thứ Bảy, 21/11/2026')
    expect(clock(calendarWith('2026-11-21', '2026-11-21', ['2026-11-21']))).toContain('Ngày lễ')
    expect(clock(calendarWith('2026-11-21', '2026-11-21', []))).toContain('Ngày làm việc')
  })
})

describe(endOf, () => {
  it.each([
    ['end-of-month', '2026-11-30T23:59:59.999+07:00'],
    ['end-of-quarter', '2026-12-31T23:59:59.999+07:00'],
    ['end-of-year', '2026-12-31T23:59:59.999+07:00'],
    ['2026-11-22T06:00:00+07:00', '2026-11-22T06:00:00+07:00'],
  ] as const)('of %s is %s', (to, instant) => {
    expect(Math.abs(endOf(to, now) - Date.parse(instant))).toBeLessThanOrEqual(1)
  })
})

describe(toCountdown, () => {
  it.each([
    ['2026-11-23T11:25:00+07:00', { isPast: false, days: 2, hours: 3, minutes: 5 }],
    ['2026-11-21T08:20:00+07:00', { isPast: false, days: 0, hours: 0, minutes: 0 }],
    ['2026-11-21T06:19:00+07:00', { isPast: true, days: 0, hours: 2, minutes: 1 }],
  ])('to %s', (at, left) => {
    expect(toCountdown(Date.parse(at), now)).toEqual(left)
  })
})

describe('the countdown', () => {
  const countdown = (to: string, client?: QueryClient) => {
    const config = countdownConfigSchema.parse({ to, basis: 'Bản tin số 12', owner })
    return drawn(<CountdownView title="Bão vào bờ" config={config} {...place} />, client)
  }

  it('says what is left in two measures, until when, and on whose word', () => {
    const words = wordsOf(countdown('2026-11-23T11:25:00+07:00'))
    expect(words).toBe(`Bão vào bờ còn 2 ngày 3 giờ 11:25 23/11/2026 Bản tin số 12 ${owner}`)
    expect(wordsOf(countdown('2026-11-21T09:00:00+07:00'))).toContain('còn 40 phút')
    expect(wordsOf(countdown('end-of-year'))).toContain('còn 40 ngày 23:59 31/12/2026')
  })

  it('counts working days by the calendar', () => {
    const client = calendarWith('2026-11-21', '2026-11-25', ['2026-11-21', '2026-11-22'])
    expect(wordsOf(countdown('2026-11-25T17:00:00+07:00', client))).toContain('3 ngày làm việc')
  })

  it('says how long ago it was, and is dimmed', () => {
    const html = countdown('2026-11-20T08:20:00+07:00')
    expect(html).toContain('data-cover="stale"')
    expect(wordsOf(html)).toContain('đã qua 1 ngày 0 giờ')
  })

  it('refuses what is no instant', () => {
    expect(countdownConfigSchema.safeParse({ to: '31/12', basis: 'x', owner }).success).toBe(false)
  })
})
