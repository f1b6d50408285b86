import type { IndicatorView, Point } from '@toan-canh/contract'
import { missing } from '../../ui/format.ts'
import { deskText } from '../../ui/desk-messages.ts'
import { partText } from '../../widgets/part-text.ts'
import { useDesk } from '../desk-context.tsx'
import { readingTopicOf } from '../desk-scope.ts'
import type { Place } from '../members/member-rows.ts'
import { cellText } from '../members/member-row.tsx'
import { useReadings } from '../use-points.ts'
import { useExplain } from './use-explain.ts'

function Way({
  indicator,
  point,
  place,
  isThis,
}: {
  readonly indicator: IndicatorView
  readonly point: Point | null
  readonly place: Place
  readonly isThis: boolean
}) {
  const explain = useExplain()
  const fraction =
    point?.d === undefined
      ? ''
      : `${point.n === undefined ? missing : partText(point.n, indicator)} / ${partText(point.d, indicator)} ${indicator.denominator ?? ''}`
  return (
    <li className="way" data-this={isThis ? '' : undefined}>
      <button
        type="button"
        className="way-button"
        disabled={point === null}
        aria-pressed={isThis}
        onClick={() => point !== null && explain(indicator.id, place, point)}
      >
        <span className="way-head">
          <span>{indicator.short ?? indicator.vi}</span>
          <b>{cellText(point, indicator)}</b>
        </span>
        <small>{fraction}</small>
      </button>
    </li>
  )
}

/** The other ways in which the same thing is counted, beside each other with their denominators; nothing where there is one way. */
export function OtherWays({
  indicator,
  place,
  titled,
}: {
  readonly indicator: IndicatorView
  readonly place: Place
  readonly titled: boolean
}) {
  const { board, catalogue } = useDesk()
  const ids = board.otherWays.find((ways) => ways.includes(indicator.id)) ?? []
  const ways = ids.flatMap((id) => catalogue.indicators.get(id) ?? [])
  const points = useReadings(ways.map(({ id }) => readingTopicOf({ ...place, unit: { code: place.unit } }, id)))
  if (ways.length < 2) return null
  const list = (
    <ul className="ways">
      {ways.map((way, at) => (
        <Way key={way.id} indicator={way} point={points[at] ?? null} place={place} isThis={way.id === indicator.id} />
      ))}
    </ul>
  )
  if (!titled) {
    return (
      <div className="fact">
        <dt>{deskText.otherWays}</dt>
        <dd>{list}</dd>
      </div>
    )
  }
  return (
    <section className="ways-section">
      <h2>{deskText.otherWays}</h2>
      {list}
    </section>
  )
}
