import '../scene.css'
import { dayOf } from '@toan-canh/calendar'
import { clockText, dayText, weekdayText } from '../../ui/format.ts'
import { text } from '../../ui/messages.ts'
import { useMinute, useSources } from '../use-cover.ts'
import type { WidgetProps } from '../widget.ts'

/** The head of a scene, right. */
export function SceneClockView({ config }: WidgetProps & { readonly config: { readonly spread: boolean } }) {
  return <SceneClock isSpread={config.spread} />
}

/** The server's clock, never the wall's own, and the mark of sample data. */
export function SceneClock({ isSpread }: { readonly isSpread: boolean }) {
  const now = useMinute()
  const isSample = useSources().some((source) => source.isSample)
  const today = dayOf(now)
  return (
    <div className="scene-clock" data-spread={isSpread ? '' : undefined}>
      {isSample ? <span className="sample-chip">{text.sample}</span> : <span />}
      <div className="scene-now">
        <span className="scene-date">
          {weekdayText(today)}
          <br />
          {dayText(today)}
        </span>
        <time className="scene-time">{clockText(now)}</time>
      </div>
    </div>
  )
}
