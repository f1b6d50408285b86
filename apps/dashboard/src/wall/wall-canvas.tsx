import type { Board } from '@toan-canh/contract'
import { ScaleProvider } from '../ui/scale.tsx'
import { px } from '../ui/size.ts'
import { Placed } from '../widgets/placed.tsx'
import type { Scope } from '../widgets/scope.ts'
import { useMinute } from '../widgets/use-cover.ts'
import { bandTop } from './canvas-areas.ts'
import type { Fit } from '@toan-canh/live'
import { OfflineBand } from './offline-band.tsx'
import { orbitAt } from './orbit.ts'
import { Watermark } from './watermark.tsx'

type Place = readonly [x: number, y: number, width: number, height: number]

/** One scene on its canvas: every widget at its place, the watermark behind, the band of a lost link above the footer. */
export function WallCanvas({ board, fit, scope }: { readonly board: Board; readonly fit: Fit; readonly scope: Scope }) {
  const { layout, k, left, top } = fit
  const orbit = orbitAt(useMinute())
  const places: [string, Place][] = Object.entries(layout.places)
  return (
    <ScaleProvider k={k}>
      <main
        className="canvas"
        style={{ left: left + orbit.x * k, top: top + orbit.y * k, width: px(layout.width), height: px(layout.height) }}
      >
        <Watermark width={layout.width} height={layout.height} />
        {places.map(([name, [x, y, width, height]]) => {
          const widget = board.widgets[name]
          if (widget === undefined) return null
          return (
            <div
              key={name}
              className="place"
              data-widget={name}
              data-title={widget.title}
              data-side={x + width / 2 > layout.width / 2 ? 'right' : 'left'}
              style={{ left: px(x), top: px(y), width: px(width), height: px(height) }}
            >
              <Placed widget={widget} scope={scope} width={width} height={height} />
            </div>
          )
        })}
        <OfflineBand top={bandTop(layout.height)} />
      </main>
    </ScaleProvider>
  )
}
