import './radar.css'
import { periodBefore } from '@toan-canh/calendar'
import type { RadarConfig } from '@toan-canh/contract'
import { changeText, decimalsOf, missing, numberText, withOperator } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'
import { px } from '../../ui/size.ts'
import { Block } from '../block.tsx'
import { BlockBody } from '../block-body.tsx'
import { useIndicatorsOf } from '../board-data.tsx'
import { numberAgeOf } from '../cover.ts'
import { stepWords } from '../period-words.ts'
import { FootLine } from '../tile-foot.tsx'
import { toldState } from '../told-state.ts'
import { useCovering, useMinute } from '../use-cover.ts'
import { useLatest } from '../use-latest.ts'
import type { WidgetProps } from '../widget.ts'
import { axesOf, type NamedAxis, stepOfAll } from './axes-of.ts'
import { type Outline, type Radar, type RadarLabel, radiusIn, toRadar } from './to-radar.ts'

const besides = 17 + 60 + 48 + 12
const gap = 32
/** The room of a name beside its spoke: a narrow block gives it two lines. */
const labels = { wide: { width: 400, height: 112, gap }, narrow: { width: 340, height: 160, gap } } as const
const wideFrom = 1_500
const dotRadius = { now: 13, before: 8 } as const

/** What is written at the end of a spoke: its name, the value of the most it can be, and how it moved. */
function AxisLabel({ axis, at, width }: { axis: NamedAxis; at: RadarLabel; width: number }) {
  const { told, now, before, most } = axis
  const { level, note } = axis.state
  const { decimals } = told.indicator
  const value = now === null ? missing : withOperator(told.latest?.point.o ?? '=', numberText(now, decimals))
  return (
    <div
      className="radar-label"
      data-side={at.side}
      data-height={at.height}
      style={{
        left: `calc(50% + ${px(at.x)})`,
        top: `calc(50% + ${px(at.y)})`,
        width: px(at.side === 'middle' ? width : width / 2 - Math.abs(at.x)),
      }}
    >
      <span className="radar-name cut">
        {level === 'act' || level === 'watch' ? <LevelMark level={level} size={40} /> : null}
        {axis.title}
      </span>
      <span className="radar-value cut">
        <b className="num">{value}</b> / {numberText(most, decimalsOf(most))}
        {now === null ? ` · ${note}` : before === null ? '' : ` · ${changeText(now - before, decimals)}`}
      </span>
    </div>
  )
}

function Dots({ outline, radius }: { readonly outline: Outline; readonly radius: number }) {
  return outline.dots.map(({ x, y }) => <circle key={`${x} ${y}`} cx={x} cy={y} r={radius} />)
}

/** Rings and spokes, the period before as a dashed line, this one solid above it. */
function Drawing({ radar, size }: { readonly radar: Radar; readonly size: number }) {
  return (
    <svg className="radar-drawing" viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`} style={{ width: px(size) }}>
      {radar.rings.map((ring, at) => (
        <path key={ring} className="radar-ring" data-most={at === radar.rings.length - 1 ? '' : undefined} d={ring} />
      ))}
      {radar.spokes.map(({ x, y }) => (
        <path key={`${x} ${y}`} className="radar-ring" d={`M0 0L${x.toFixed(1)} ${y.toFixed(1)}`} />
      ))}
      <g className="radar-before">
        <path d={radar.before.path} />
        {radar.before.isClosed ? null : <Dots outline={radar.before} radius={dotRadius.before} />}
      </g>
      <g className="radar-now" data-open={radar.now.isClosed ? undefined : ''}>
        <path d={radar.now.path} />
        <Dots outline={radar.now} radius={dotRadius.now} />
      </g>
    </svg>
  )
}

function Legend({ now, before, isReported }: { now: string; before: string; isReported: boolean }) {
  return (
    <span className="legend">
      <span className="legend-item">
        <i className="radar-key" data-line="now" /> {now}
      </span>
      <span className="legend-item">
        <i className="radar-key" data-line="before" /> {before}
      </span>
      <span className="legend-item">
        <i className="radar-key" data-line="most" /> {text.widget.most}
      </span>
      {isReported ? <span>{text.board.reported}</span> : null}
    </span>
  )
}

/** The parts of an index on spokes, this period over the one before, inside the most that can be reached. */
export function RadarView({ title, config, scope, width, height }: WidgetProps & { readonly config: RadarConfig }) {
  const looked = useIndicatorsOf(config.axes)
  const told = useLatest(looked, scope, config.step)
  const coverOf = useCovering()
  const now = useMinute()
  const step = stepOfAll(told)
  const period = step ?? scope.period
  const axes = axesOf(config, told, (each) => toldState(each, coverOf(each.indicator, period), now))
  const room = height - besides
  const isNarrow = width < wideFrom
  const label = labels[isNarrow ? 'narrow' : 'wide']
  const radius = radiusIn(config.axes.length, { width, height: room, label })
  const radar = toRadar(axes, { radius, gap })
  const [first] = looked
  const cover = first === undefined ? null : coverOf(first, period)
  const owners = [...new Set(looked.map(({ owner }) => owner))].join(', ')
  return (
    <Block
      title={title}
      aside={
        step === null || step.kind === 'rolling' ? null : (
          <Legend
            now={stepWords(step, now)}
            before={stepWords(periodBefore(step, 1), now)}
            isReported={told.some(({ latest }) => latest?.point.b === 'reported')}
          />
        )
      }
      cover={cover}
      foot={<FootLine period={stepWords(period, now)} cover={cover} owner={owners} />}
    >
      <BlockBody
        topics={told.map(({ status }) => status)}
        cover={cover}
        isEmpty={axes.every((axis) => axis.now === null)}
      >
        <div
          className="radar grow"
          data-narrow={isNarrow ? '' : undefined}
          data-dimmed={numberAgeOf(cover) === 'dimmed' ? '' : undefined}
        >
          <Drawing radar={radar} size={2 * radius + 2 * dotRadius.now} />
          {axes.map((axis, at) => {
            const place = radar.labels[at]
            return place === undefined ? null : (
              <AxisLabel key={axis.told.indicator.id} axis={axis} at={place} width={width} />
            )
          })}
        </div>
      </BlockBody>
    </Block>
  )
}
