import type { Instant } from '@toan-canh/calendar'
import type { Level } from '@toan-canh/contract'
import { text } from '../ui/messages.ts'
import { type Cover, numberAgeOf } from './cover.ts'
import { enteredAgeOf } from './entered-mark.tsx'
import { fractionText } from './fraction-text.ts'
import { type ReadingState, readingStateOf } from './reading-state.ts'
import type { Told } from './use-latest.ts'
import { expiredText, gapText } from './void-states.tsx'

/** How the latest number of an indicator is shown: its state, its level, and the words under it. */
export interface ToldState {
  readonly state: ReadingState
  readonly level: Level
  readonly note: string
}

/** The line under a number: what it is a fraction of, or why there is none. */
function noteOf(state: ReadingState, { indicator }: Told, cover: Cover | null): string {
  if (state.kind === 'waiting') return text.waitingData
  if (state.kind === 'failed') return state.reason
  if (state.kind === 'empty') return indicator.awaits ?? gapText(state.gap, cover)
  if (state.kind === 'expired') return expiredText(state.last, indicator.decimals)
  const { t } = state.point
  return fractionText(state.point, indicator) ?? (t === undefined ? '' : text.partialPeriod)
}

/** Judges what may be shown of the latest number; one that people entered ages by its own validity. */
export function toldState(told: Told, cover: Cover | null, now: Instant): ToldState {
  const { latest, status } = told
  const entered = latest?.point.e
  const age = entered === undefined ? numberAgeOf(cover) : enteredAgeOf(entered, now)
  const state = readingStateOf(status, latest?.point ?? null, age)
  const level = state.kind === 'value' ? state.level : state.kind === 'empty' ? 'unknown' : 'none'
  return { state, level, note: noteOf(state, told, cover) }
}
