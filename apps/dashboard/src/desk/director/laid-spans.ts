import type { Instant } from '@toan-canh/calendar'
import type { Alarm, SpanKind, WallOrder, WallState } from '@toan-canh/contract'

/** Something that is laid over a wall now or very soon. */
export interface LaidSpan {
  readonly id: string
  readonly kind: SpanKind
  readonly from: Instant
  readonly to: Instant | null
  readonly by: string
  readonly words: string
  readonly alarm: Alarm | null
  /** The order that lays the rest of it again, when it was ended by mistake; an alarm is raised anew by hand. */
  readonly again: WallOrder | null
}

const secondMs = 1_000

function showWords(show: WallState['takeOvers'][number]['show']): string {
  return 'programme' in show ? show.programme : [show.board, show.unit, show.period].filter(Boolean).join(' · ')
}

/** Everything that lies on a wall at an instant or is about to, the newest first, in words. */
export function laidSpans(state: WallState, now: Instant): readonly LaidSpan[] {
  type Span = {
    readonly id: string
    readonly from: Instant
    readonly to: Instant | null
    readonly by?: string | undefined
  }
  const of = <S extends Span>(
    kind: SpanKind,
    spans: readonly S[],
    told: { words: (span: S) => string; again: (span: S, seconds: number | null) => WallOrder | null },
  ): LaidSpan[] =>
    spans
      .filter(({ to }) => to === null || to > now)
      .map((span) => ({
        id: span.id,
        kind,
        from: span.from,
        to: span.to,
        by: span.by ?? '',
        words: told.words(span),
        alarm: state.alarms.find(({ id }) => id === span.id) ?? null,
        again: told.again(span, span.to === null ? null : Math.ceil((span.to - Math.max(now, span.from)) / secondMs)),
      }))
  return [
    ...of('alarm', state.alarms, { words: ({ what }) => what, again: () => null }),
    ...of('take-over', state.takeOvers, {
      words: ({ show, reason }) => `${showWords(show)}: ${reason}`,
      again: ({ show, reason }, seconds) => ({ kind: 'take-over', show, reason, seconds }),
    }),
    ...of('freeze', state.freezes, {
      words: ({ reason }) => reason,
      again: ({ reason }, seconds) => ({ kind: 'freeze', reason, seconds }),
    }),
    ...of('banner', state.banners, {
      words: ({ text }) => text,
      again: ({ text }, seconds) => ({ kind: 'banner', text, seconds }),
    }),
    ...of('point', state.points, {
      words: ({ target }) => ('tile' in target ? target.tile : target.unit),
      again: ({ target }, seconds) => ({ kind: 'point', target, seconds }),
    }),
    ...of('identify', state.identifies, { words: () => '', again: () => null }),
  ].toSorted((a, b) => b.from - a.from)
}
