import type { Instant } from '@toan-canh/calendar'
import type { Alarm, SpanKind, WallState } from '@toan-canh/contract'

/** Something that is laid over a wall now or very soon. */
export interface LaidSpan {
  readonly id: string
  readonly kind: SpanKind
  readonly from: Instant
  readonly to: Instant | null
  readonly by: string
  readonly words: string
  readonly alarm: Alarm | null
}

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
  const of = <S extends Span>(kind: SpanKind, spans: readonly S[], words: (span: S) => string): LaidSpan[] =>
    spans
      .filter(({ to }) => to === null || to > now)
      .map((span) => ({
        id: span.id,
        kind,
        from: span.from,
        to: span.to,
        by: span.by ?? '',
        words: words(span),
        alarm: state.alarms.find(({ id }) => id === span.id) ?? null,
      }))
  return [
    ...of('alarm', state.alarms, ({ what }) => what),
    ...of('take-over', state.takeOvers, ({ show, reason }) => `${showWords(show)}: ${reason}`),
    ...of('freeze', state.freezes, ({ reason }) => reason),
    ...of('banner', state.banners, ({ text }) => text),
    ...of('point', state.points, ({ target }) => ('tile' in target ? target.tile : target.unit)),
    ...of('identify', state.identifies, () => ''),
  ].toSorted((a, b) => b.from - a.from)
}
