import { describe, expect, it } from 'vitest'
import type { Fault } from '../upstream/faults.ts'
import type { RowsChanged } from '../upstream/sector-system.ts'
import { type Feed, Publisher } from './publisher.ts'

const now = Date.parse('2026-11-25T09:00:00+07:00')
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const none: Fault = { kind: 'none' }

/** A change every ten minutes for ever, each of a case of its own. */
const rows: RowsChanged = ({ from, to }) => {
  const found = []
  for (let at = Math.ceil(from / (10 * minuteMs)) * 10 * minuteMs; at <= to; at += 10 * minuteMs)
    found.push({
      code: `C${at}`,
      changedAt: at,
      row: (stamp: (at: number) => string) => ({ Ma: `C${at}`, CapNhat: stamp(at) }),
    })
  return found
}
const feed: Feed = { rows, topicOf: ({ code }) => `mau/${code}` }

/** A publisher and what it has done: a message as its topic with its payload, a topic that was forgotten, a mood. */
function open(feeds: readonly Feed[] = [feed]) {
  const told: { readonly topic: string; readonly payload: unknown }[] = []
  const forgotten: string[] = []
  const moods: string[] = []
  const publisher = new Publisher(
    {
      publish: async (topic, payload) => void told.push({ topic, payload: JSON.parse(payload) }),
      forget: async (topic) => void forgotten.push(topic),
      beIn: (mood) => void moods.push(mood),
    },
    feeds,
  )
  return { told, forgotten, moods, publish: (at: number, fault = none) => publisher.publish({ now: at, fault }) }
}

const topicsOf = ({ told }: ReturnType<typeof open>) => told.map(({ topic }) => topic)
const expected = (from: number, to: number) => rows({ from, to, seenAt: to }).map(({ code }) => `mau/${code}`)

describe(Publisher, () => {
  it('begins with two days, and then tells each change once', async () => {
    const at = open()
    await at.publish(now)
    expect(topicsOf(at)).toEqual(expected(now - 48 * hourMs, now))
    await at.publish(now + 25 * minuteMs)
    await at.publish(now + 25 * minuteMs)
    await at.publish(now + 26 * minuteMs)
    expect(topicsOf(at)).toEqual(expected(now - 48 * hourMs, now + 26 * minuteMs))
  })

  it.each([
    [{ kind: 'down', forMs: 1 }, 'cut'],
    [{ kind: 'error500', forMs: 1 }, 'busy'],
  ] as const)('is silent while %j, and loses nothing by it', async (fault, mood) => {
    const at = open()
    await at.publish(now)
    await at.publish(now + hourMs, fault)
    expect(at.moods).toEqual(['well', mood])
    expect(topicsOf(at)).toEqual(expected(now - 48 * hourMs, now))
    await at.publish(now + 2 * hourMs)
    expect(topicsOf(at)).toEqual(expected(now - 48 * hourMs, now + 2 * hourMs))
  })

  it.each([
    { kind: 'slow', forMs: 1, delayMs: 20 * minuteMs },
    { kind: 'lateUpdates', forMs: 1, lagMs: 20 * minuteMs },
  ] as const)('tells late while %j, with the stamps of their time', async (fault) => {
    const at = open()
    await at.publish(now)
    await at.publish(now + 15 * minuteMs, fault)
    expect(topicsOf(at)).toEqual(expected(now - 48 * hourMs, now))
    await at.publish(now + 30 * minuteMs, fault)
    expect(at.told.at(-1)?.payload).toMatchObject({ CapNhat: '2026-11-25T09:10:00.000+07:00' })
    expect(topicsOf(at)).toEqual(expected(now - 48 * hourMs, now + 10 * minuteMs))
  })

  it('speaks in another shape, twice, or in another order when asked to', async () => {
    const wrong = open()
    await wrong.publish(now, { kind: 'wrongShape', forMs: 1 })
    expect(wrong.told[0]?.payload).toMatchObject({ ketQua: { CapNhat: expect.any(String) } })
    const double = open()
    await double.publish(now, { kind: 'duplicatePages', forMs: 1 })
    expect(topicsOf(double)).toHaveLength(2 * new Set(topicsOf(double)).size)
    const turned = open()
    await turned.publish(now, { kind: 'outOfOrder', forMs: 1 })
    expect(topicsOf(turned)).toEqual(expected(now - 48 * hourMs, now).toReversed())
  })

  it('stamps by a clock that is ahead', async () => {
    const at = open()
    await at.publish(now, { kind: 'clockSkew', forMs: 1, skewMs: 5 * minuteMs })
    expect(at.told.at(-1)?.payload).toMatchObject({ CapNhat: '2026-11-25T09:05:00.000+07:00' })
  })

  it('forgets what was said two days ago, and nothing that was said anew', async () => {
    const topics = new Set<string>()
    const same: Feed = { rows, topicOf: () => 'mau/lamp' }
    const at = open([feed, same])
    await at.publish(now)
    for (const topic of topicsOf(at)) topics.add(topic)
    await at.publish(now + hourMs)
    expect(at.forgotten).toEqual(expected(now - 48 * hourMs, now - 47 * hourMs))
    expect(topics).toContain('mau/lamp')
    await at.publish(now + 60 * hourMs)
    expect(at.forgotten).not.toContain('mau/lamp')
    expect(new Set(at.forgotten).size).toBe(at.forgotten.length)
  })

  it('keeps the newest of very many topics', async () => {
    const many: Feed = {
      topicOf: ({ code }) => code,
      rows: ({ from, to }) =>
        from > now
          ? []
          : Array.from({ length: 20_010 }, (_, index) => ({
              code: `c${index}`,
              changedAt: to - 20_010 + index,
              row: () => ({}),
            })),
    }
    const at = open([many])
    await at.publish(now)
    expect(at.forgotten).toEqual(Array.from({ length: 10 }, (_, index) => `c${index}`))
  })
})
