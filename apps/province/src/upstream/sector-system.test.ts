import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readChangedQuery } from './changed-query.ts'
import type { Fault } from './faults.ts'
import { type ChangedRow, createSectorSystem } from './sector-system.ts'

const minuteMs = 60_000
const begin = Date.parse('2026-11-25T08:00:00+07:00')
const now = begin + 100 * minuteMs
const none: Fault = { kind: 'none' }
const answerSchema = z.strictObject({
  duLieu: z.array(z.strictObject({ code: z.string(), stamp: z.string() })),
  tongSo: z.number(),
  trangSau: z.string().nullable(),
})

/** A row a minute since eight, two in every tenth minute, given in no order. */
const all: readonly ChangedRow[] = Array.from({ length: 220 }, (_, index) => {
  const changedAt = begin + Math.floor(index / 1.1) * minuteMs
  return { code: String(index).padStart(3, '0'), changedAt }
})
  .toReversed()
  .map(({ code, changedAt }) => ({ code, changedAt, row: (stamp) => ({ code, stamp: stamp(changedAt) }) }))

function open() {
  return createSectorSystem(({ from, to }) => all.filter(({ changedAt }) => changedAt >= from && changedAt <= to))
}

function ask(query: object, fault: Fault = none, at = now, system = open()) {
  const read = readChangedQuery(query)
  if (typeof read === 'string') throw new Error(read)
  return answerSchema.parse(system.answer(read, { now: at, fault }))
}

const codesOf = ({ duLieu }: ReturnType<typeof ask>) => duLieu.map(({ code }) => code)
const known = all.filter(({ changedAt }) => changedAt <= now).map(({ code }) => code)
const oldestFirst = known.toSorted()
const text = (minutes: number) => new Date(begin + minutes * minuteMs).toISOString()

describe(createSectorSystem, () => {
  it('gives all that changed up to now, oldest first or newest first', () => {
    expect(codesOf(ask({}))).toEqual(oldestFirst)
    expect(codesOf(ask({ order: 'desc' }))).toEqual(oldestFirst.toReversed())
    expect(ask({}).trangSau).toBeNull()
  })

  it('stamps in the time of Vietnam', () => {
    expect(ask({ size: 1 }).duLieu).toEqual([{ code: '000', stamp: '2026-11-25T08:00:00.000+07:00' }])
  })

  it.each(['asc', 'desc'])('loses no row and doubles none, page by page, %s, while time goes on', (order) => {
    for (const size of [1, 7, 50, known.length]) {
      const system = open()
      const codes: string[] = []
      let cursor: string | null = null
      let at = now
      do {
        const page = ask({ order, size, ...(cursor === null ? {} : { cursor }) }, none, at, system)
        expect(page.tongSo).toBe(known.length)
        codes.push(...codesOf(page))
        cursor = page.trangSau
        at += minuteMs
      } while (cursor !== null && codes.length <= known.length)
      expect(codes).toEqual(order === 'asc' ? oldestFirst : oldestFirst.toReversed())
    }
  })

  it('keeps a walk whole though others begin and it is forgotten in between', () => {
    const system = open()
    const first = ask({ size: 60 }, none, now, system)
    for (let later = 1; later <= 6; later += 1) ask({ size: 60 }, none, now + later * minuteMs, system)
    const rest = ask({ size: 5000, cursor: first.trangSau }, none, now + 9 * minuteMs, system)
    expect([...codesOf(first), ...codesOf(rest)]).toEqual(oldestFirst)
  })

  it('includes updatedSince and excludes updatedBefore, so that stretches meet without overlap', () => {
    const before = codesOf(ask({ updatedBefore: text(30) }))
    const since = codesOf(ask({ updatedSince: text(30) }))
    expect([...before, ...since]).toEqual(oldestFirst)
    expect(ask({ updatedSince: text(30) }).duLieu[0]?.stamp).toBe('2026-11-25T08:30:00.000+07:00')
    expect(ask({ updatedBefore: text(30) }).duLieu.at(-1)?.stamp).toBe('2026-11-25T08:29:00.000+07:00')
    expect(ask({ updatedSince: text(40), updatedBefore: text(40) })).toEqual({ duLieu: [], tongSo: 0, trangSau: null })
  })

  it('shows what happened only after a while when updates come late', () => {
    const late = ask({}, { kind: 'lateUpdates', forMs: 1, lagMs: 10 * minuteMs })
    expect(late).toEqual(ask({}, none, now - 10 * minuteMs))
    expect(late.tongSo).toBeLessThan(known.length)
  })

  it('stamps and compares by a clock that is ahead', () => {
    const fault: Fault = { kind: 'clockSkew', forMs: 1, skewMs: 5 * minuteMs }
    const skewed = ask({ updatedSince: text(30) }, fault)
    expect(skewed.duLieu[0]?.stamp).toBe('2026-11-25T08:30:00.000+07:00')
    expect(codesOf(skewed)).toEqual(codesOf(ask({ updatedSince: text(25) })))
  })

  it('repeats its first page and turns pages round when it is asked to', () => {
    const first = ask({ size: 20 })
    const query = { size: 20, cursor: first.trangSau }
    expect(codesOf(ask(query, { kind: 'duplicatePages', forMs: 1 }))).toEqual(codesOf(first))
    expect(codesOf(ask(query, { kind: 'outOfOrder', forMs: 1 }))).toEqual(codesOf(ask(query)).toReversed())
  })

  it('renames its rows and writes numbers as text when the shape is wrong', () => {
    const answer = open().answer({ order: 'asc', size: 3 }, { now, fault: { kind: 'wrongShape', forMs: 1 } })
    expect(answer).not.toHaveProperty('duLieu')
    expect(answer).toHaveProperty('ketQua.length', 3)
    expect(answer).toHaveProperty('tongSo', String(known.length))
  })
})
