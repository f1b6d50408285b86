import { parseInstant } from '@toan-canh/calendar'
import { plainWallState, type Span } from '@toan-canh/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aWall } from './a-wall.fixture.ts'
import { type Overlays, showAt, type ShownScene } from './show-at.ts'
import { programmeAt } from './slots.ts'

const wall = aWall()
const plain: Overlays = plainWallState
const dayMs = 86_400_000
const start = at('2026-11-20T00:00:00')

function at(local: string): number {
  const instant = parseInstant(`${local}+07:00`)
  if (instant === null) throw new Error(local)
  return instant
}

function anAlarm(from: number, to: number | null): Span {
  return { id: `a${from}`, from, to }
}

function sceneAt(now: number, state: Overlays = plain): ShownScene {
  const { shown } = showAt(wall, state, now)
  if (shown.kind !== 'scene') throw new Error('an alarm is shown')
  return shown
}

const instants = fc.integer({ min: start, max: start + 7 * dayMs })
const spans = fc
  .array(fc.tuple(fc.integer({ min: start, max: start + 7 * dayMs }), fc.integer({ min: 1_000, max: dayMs })), {
    maxLength: 4,
  })
  .map((pairs) => pairs.map(([from, ms], index) => ({ id: `s${index}`, from, to: from + ms })))
const states = fc.tuple(spans, spans, spans).map(([alarms, takeOvers, freezes]): Overlays => ({
  ...plain,
  alarms,
  takeOvers: takeOvers.map((span, index) => ({
    ...span,
    show: index % 2 === 0 ? { board: 'storm' } : { programme: 'thuong' },
    reason: 'Bão số 10',
  })),
  freezes: freezes.map((span) => ({ ...span, reason: 'Xem kỹ' })),
}))

describe(programmeAt, () => {
  it.each([
    ['2026-11-20T07:29:59', 'thuong'],
    ['2026-11-20T07:30:00', 'giao-ban'],
    ['2026-11-20T08:30:00', 'thuong'],
    ['2026-11-21T07:30:00', 'thuong'],
    ['2026-11-23T07:30:00', 'giao-ban'],
    ['2026-11-24T07:30:00', 'thuong'],
    ['2026-11-20T22:00:00', 'dem'],
    ['2026-11-21T05:29:59', 'dem'],
    ['2026-11-21T05:30:00', 'thuong'],
    ['2027-01-02T07:30:00', 'thuong'],
    ['2027-01-04T07:30:00', 'giao-ban'],
  ])('at %s it is %s: by weekday, hour and the holidays of the calendar', (local, programme) => {
    expect(programmeAt(wall, at(local)).programme.id).toBe(programme)
  })

  it('lets a night run over midnight as one', () => {
    expect(programmeAt(wall, at('2026-11-21T03:00:00')).since).toBe(at('2026-11-20T22:00:00'))
  })
})

describe(showAt, () => {
  it('gives every item its own seconds, over and over', () => {
    const from = at('2026-11-20T09:00:00')
    const since = programmeAt(wall, from).since
    const shown = [0, 59_999, 60_000, 89_999, 90_000, 134_999, 135_000].map((ms) => sceneAt(since + ms).place?.index)
    expect(shown).toEqual([0, 0, 1, 1, 2, 2, 0])
  })

  it('lets relative periods roll at local midnight by themselves', () => {
    const night = aWall({ slots: [], otherwise: 'giao-ban' })
    const period = (local: string) => {
      const { shown } = showAt(night, plain, at(local))
      return shown.kind === 'scene' ? shown.period : null
    }
    expect(period('2026-11-30T23:59:59')).toBe('2026-11-29')
    expect(period('2026-12-01T00:00:00')).toBe('2026-11-30')
    expect(showAt(night, plain, at('2026-11-30T23:58:00')).until).toBe(at('2026-12-01T00:00:00'))
  })

  it('holds on an alarm and goes on after it where it stood', () => {
    const began = at('2026-11-20T10:00:00')
    const shownThen = sceneAt(began)
    const state = { ...plain, alarms: [anAlarm(began, began + 500_000)] }
    expect(showAt(wall, state, began).shown.kind).toBe('alarm')
    expect(sceneAt(began + 500_000, state)).toEqual(shownThen)
  })

  it('shows what a director puts on until it ends, and what is frozen as it was', () => {
    const from = at('2026-11-20T10:00:00')
    const takeOvers = [{ id: 't', from, to: from + 60_000, show: { board: 'storm' }, reason: 'Bão' }]
    expect(sceneAt(from, { ...plain, takeOvers })).toMatchObject({ board: 'storm', cause: 'take-over', reason: 'Bão' })
    const freezes = [{ id: 'f', from: from + 10_000, to: null, reason: 'Xem kỹ' }]
    expect(sceneAt(from + 200_000, { ...plain, takeOvers, freezes })).toMatchObject({ board: 'storm', cause: 'freeze' })
    expect(sceneAt(from + 200_000, { ...plain, freezes }).key).toBe(sceneAt(from + 10_000).key)
  })

  it('stands until it says it is to be asked again', () => {
    fc.assert(
      fc.property(
        instants,
        states,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (now, state, part) => {
          const { shown, until } = showAt(wall, state, now)
          expect(until).toBeGreaterThan(now)
          const between = now + Math.floor((until - 1 - now) * part)
          expect(showAt(wall, state, between).shown).toEqual(shown)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('shows an alarm whenever one is on, and only then', () => {
    fc.assert(
      fc.property(instants, states, (now, state) => {
        const isOn = state.alarms.some(({ from, to }) => from <= now && now < (to ?? Number.POSITIVE_INFINITY))
        expect(showAt(wall, state, now).shown.kind === 'alarm').toBe(isOn)
      }),
      { numRuns: 500 },
    )
  })

  it('lets an alarm within one run of a programme only put it off', () => {
    const { since, until } = programmeAt(wall, at('2026-11-20T12:00:00'))
    const lengths = fc.integer({ min: 1_000, max: 3_600_000 })
    fc.assert(
      fc.property(lengths, lengths, lengths, (before, length, after) => {
        const state = { ...plain, alarms: [anAlarm(since + before, since + before + length)] }
        const now = since + before + length + after
        fc.pre(now < until)
        expect(sceneAt(now, state)).toEqual(sceneAt(now - length))
      }),
    )
  })
})
