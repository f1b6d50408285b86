import type { Instant } from '@toan-canh/calendar'
import { specimenLive } from '../fixture/specimen-live.ts'
import type { LiveConnection } from '../live/index.ts'
import { galleryItems } from './gallery-items.ts'

/** The states in which every widget is drawn on purpose, and the ordinary one. */
export const galleryStates = ['ready', 'waiting', 'empty', 'stale', 'failed'] as const
export type GalleryState = (typeof galleryStates)[number]

const hourMs = 3_600_000
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
    answer: (topic) => (isEmpty && topic.kind !== 'sources' ? {} : galleryItems(topic, startsAt)),
    ...(state === 'failed' ? { refusal: 'Không đủ quyền xem chỉ tiêu này.' } : {}),
  })
}
