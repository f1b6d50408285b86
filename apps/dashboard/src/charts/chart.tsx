import type { EChartsCoreOption } from 'echarts/core'
import EChartsReactCore from 'echarts-for-react/esm/core'
import { memo, Suspense, use, useRef } from 'react'
import { echarts } from './echarts-parts.ts'
import { fontsReady } from './fonts-ready.ts'
import { useLosses } from './use-losses.ts'
import { usePaced } from './use-paced.ts'

const redrawEveryMs = 500
/** Parts of these kinds that an option no longer names are taken away; those with the same id move. */
const replaced = ['series', 'graphic']

/** What a `to-…-option` function gives: parts to draw, without animation or tooltip, which are the binding's. */
export type ChartOption = EChartsCoreOption

interface ChartProps {
  readonly option: ChartOption
  /** Real pixels. */
  readonly width: number
  readonly height: number
}

function Drawn({ option, width, height }: ChartProps) {
  use(fontsReady())
  const holder = useRef<HTMLDivElement>(null)
  const losses = useLosses(holder)
  const paced = usePaced(option, redrawEveryMs)
  return (
    <div ref={holder} style={{ width, height }}>
      <EChartsReactCore
        key={losses}
        echarts={echarts}
        option={{
          ...paced.value,
          animationDuration: 0,
          animationDurationUpdate: paced.moveMs,
          animationEasingUpdate: 'linear',
        }}
        opts={{ renderer: 'canvas', width, height }}
        style={{ width, height }}
        autoResize={false}
        replaceMerge={replaced}
        lazyUpdate
      />
    </div>
  )
}

/** The one binding of ECharts: waits for the fonts, redraws at most twice a second, moves what changed after a rest. */
export const Chart = memo(function Chart(props: ChartProps) {
  return (
    <Suspense fallback={null}>
      <Drawn key={`${props.width}x${props.height}`} {...props} />
    </Suspense>
  )
})
