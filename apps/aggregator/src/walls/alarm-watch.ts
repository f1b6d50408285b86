import { setTimeout as sleep } from 'node:timers/promises'
import { type Day, periodAt } from '@toan-canh/calendar'
import {
  alarmContentSchema,
  type AlarmRule,
  type FigureTopic,
  type Item,
  type Point,
  topicName,
} from '@toan-canh/contract'
import { isSame } from '@toan-canh/live'
import { addSpan, changeSpan, noteWall, type StoredSpan } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import type { OpenedTopic, Publish, TopicRefusal } from '../live/topic-feed.ts'
import { returnAfterMs } from './carry-out.ts'
import { contentOf, holds } from './judge-rule.ts'
import type { WallBook } from './wall-book.ts'
import { everyWall } from './wall-states.ts'

const lookMs = 1_000
const leadMs = 250
/** Alarms of one rule that stand at one time; further units are named by the board, not by the wall. */
const mostOfRule = 12

/** Where readings come from: opened once and kept true. */
type Readings = (topic: FigureTopic, publish: Publish) => Promise<OpenedTopic | TopicRefusal>
type Centred = Pick<Centre, 'catalogue' | 'now' | 'today'>

interface Watched {
  readonly rule: AlarmRule
  readonly day: Day
  readonly points: Map<string, Point>
  readonly opened: OpenedTopic | null
}

function isPoint(item: Item | null): item is Point {
  return item !== null && 'v' in item
}

/** Raises alarms while readings are where they must not be: each once for as long as that lasts, also over a restart. */
export class AlarmWatch {
  readonly #centre: Centred
  readonly #book: WallBook
  readonly #readings: Readings
  readonly #watched = new Map<string, Watched>()

  constructor(centre: Centred, book: WallBook, readings: Readings) {
    this.#centre = centre
    this.#book = book
    this.#readings = readings
  }

  /** Looks at all rules once; one that cannot be judged does not keep the others from it, and is told afterwards. */
  async judge(): Promise<void> {
    const failures: unknown[] = []
    for (const rule of this.#centre.catalogue.alarms) {
      try {
        const { points } = await this.#watch(rule)
        for (const [key, point] of points) await this.#judgeOne(rule, key === '' ? rule.unit : key, point)
      } catch (error) {
        failures.push(error)
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, failures.map(String).join('; '))
  }

  /** Judges every second until the signal ends it. */
  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    let told = ''
    while (!signal.aborted) {
      await this.judge().then(
        () => (told = ''),
        (error: unknown) => {
          // What fails, fails every second: it is told once.
          if (String(error) !== told) onError(error)
          told = String(error)
        },
      )
      await sleep(lookMs, undefined, { signal }).catch(() => {})
    }
    for (const { opened } of this.#watched.values()) opened?.[Symbol.dispose]()
  }

  async #watch(rule: AlarmRule): Promise<Watched> {
    const day = this.#centre.today()
    const known = this.#watched.get(rule.id)
    if (known?.day === day) return known
    known?.opened?.[Symbol.dispose]()
    const period = periodAt('day', day)
    const { indicator, unit } = rule
    const topic: FigureTopic =
      rule.by === 'whole'
        ? { kind: 'reading', indicator, unit, period, slice: null }
        : { kind: 'breakdown', indicator, unit, period, by: 'unit', slice: null }
    const points = new Map<string, Point>()
    const take = (changes: Iterable<readonly [string, Item | null]>) => {
      for (const [key, item] of changes) {
        if (isPoint(item)) points.set(key, item)
        else points.delete(key)
      }
    }
    const opened = await this.#readings(topic, take)
    if ('code' in opened) throw new Error(`${topicName(topic)}: ${opened.sentence}`)
    take(opened.items)
    const watched = { rule, day, points, opened }
    this.#watched.set(rule.id, watched)
    return watched
  }

  async #judgeOne(rule: AlarmRule, unit: string, point: Point): Promise<void> {
    const isOn = holds(rule, point)
    const episode = `${rule.id}/${unit}`
    const standing = this.#book.spans.find((span) => span.episode === episode)
    if (isOn === null || (!isOn && standing === undefined)) return
    if (standing !== undefined && !isOn) await this.#settle(standing)
    else if (standing !== undefined) await this.#renew(standing, rule, unit, point)
    else if (this.#book.spans.filter((span) => span.episode?.startsWith(`${rule.id}/`)).length < mostOfRule)
      await this.#raise(rule, episode, unit, point)
  }

  #content(rule: AlarmRule, unit: string, point: Point) {
    const found = this.#centre.catalogue.packs.flatMap(({ indicators }) => Object.entries(indicators))
    const indicator = found.find(([id]) => id === rule.indicator)?.[1]
    if (indicator === undefined) throw new Error(`the rule ${rule.id} judges ${rule.indicator}, which is not there`)
    return contentOf(rule, { unit, point, indicator, now: this.#centre.now() })
  }

  async #raise(rule: AlarmRule, episode: string, unit: string, point: Point): Promise<void> {
    const content = this.#content(rule, unit, point)
    const now = this.#centre.now()
    const wall = rule.wall ?? everyWall
    const position = `Quy tắc ${rule.id}`
    await this.#book.write(async (client) => {
      const span = { wall, kind: 'alarm', starts: now + leadMs, ends: null, position, episode, content } as const
      const id = await addSpan(client, span)
      const walls = rule.wall === undefined ? [...this.#book.walls.keys()] : [rule.wall]
      for (const each of id === null ? [] : walls)
        await noteWall(client, {
          wall: each,
          at: now,
          kind: 'order',
          position,
          what: 'alarm',
          content: { what: content.what, unit: content.unit, span: id },
        })
    })
  }

  /** The reading is where it should be again: the alarm may be raised anew, and leaves the wall soon when nobody ended it. */
  async #settle(span: StoredSpan): Promise<void> {
    const ends = span.ends ?? this.#centre.now() + returnAfterMs
    await this.#book.write((client) => changeSpan(client, { ...span, ends, episode: null }))
  }

  /** The wall says how it is now, as long as the alarm is on it. */
  async #renew(span: StoredSpan, rule: AlarmRule, unit: string, point: Point): Promise<void> {
    const told = alarmContentSchema.safeParse(span.content)
    if (span.ends !== null || !told.success) return
    const { lines } = this.#content(rule, unit, point)
    if (isSame(lines, told.data.lines)) return
    await this.#book.write((client) => changeSpan(client, { ...span, content: { ...told.data, lines } }))
  }
}
