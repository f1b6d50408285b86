import { type Instant, periodSpan } from '@toan-canh/calendar'
import type { Item, Topic } from '@toan-canh/contract'
import { specimenLive } from '../fixture/specimen-live.ts'
import type { LiveConnection } from '../live/index.ts'

/** The states in which every widget is drawn on purpose, and the ordinary one. */
export const galleryStates = ['ready', 'waiting', 'empty', 'stale', 'failed'] as const
export type GalleryState = (typeof galleryStates)[number]

const hourMs = 3_600_000
const levels = { watch: 60, act: 75 } as const

/** A number between 0 and 99 that depends on nothing but the text. */
function drawOf(text: string): number {
  let hash = 7
  for (let at = 0; at < text.length; at += 1) hash = (hash * 31 + text.charCodeAt(at)) % 9_973
  return hash % 100
}

function seriesItems(topic: Extract<Topic, { kind: 'series' }>): Readonly<Record<string, Item>> {
  const steps = periodSpan(topic.first, topic.last)
  const base = 40 + (drawOf(topic.indicator) % 30)
  return Object.fromEntries(
    steps.map(({ id }, at) => {
      const v = base + at * 2 + (drawOf(id) % 5)
      const l = v > levels.act ? 'act' : v > levels.watch ? 'watch' : 'ok'
      return [id, { v, n: v * 12, d: 1_200, l, s: 1 }]
    }),
  )
}

/** What the gallery knows beyond the sample values: series with levels, divisions by a dimension. */
export function galleryItems(topic: Topic): Readonly<Record<string, Item>> | undefined {
  if (topic.kind === 'series') return seriesItems(topic)
  if (topic.kind !== 'breakdown' || topic.by === 'unit') return undefined
  const share = topic.indicator.includes('overdue') ? 0.1 : 1
  return Object.fromEntries(
    ['dat', 'ho-tich', 'xay-dung', 'kinh-doanh'].map((code) => [
      code,
      { v: Math.round((drawOf(code) + 20) * 10 * share), l: 'none', s: 1 },
    ]),
  )
}

/** A connection in which every topic is in one state. */
export function galleryLive(state: GalleryState, startsAt: Instant): LiveConnection {
  const isEmpty = state === 'empty'
  return specimenLive({
    startsAt,
    units: ['14329', '14464', '37-STP'],
    source:
      state === 'stale'
        ? { freshness: 'stale', coveredTo: new Date(startsAt - 26 * hourMs).toISOString(), expiresMs: 72 * hourMs }
        : {},
    isSilent: state === 'waiting',
    isOffline: false,
    answer: (topic) => (isEmpty && topic.kind !== 'sources' ? {} : galleryItems(topic)),
    ...(state === 'failed' ? { refusal: 'Không đủ quyền xem chỉ tiêu này.' } : {}),
  })
}
