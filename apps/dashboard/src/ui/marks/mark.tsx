import type { Freshness, Level } from '@toan-canh/contract'
import { memo } from 'react'
import { text } from '../messages.ts'
import { px } from '../size.ts'
import { freshnessDrawings, levelDrawings, type MarkDrawing, type Shape } from './mark-shapes.ts'

function ShapeView({ shape, colour }: { readonly shape: Shape; readonly colour: string }) {
  const paint = shape.colour ?? colour
  const look =
    shape.stroke === undefined
      ? { fill: paint }
      : { fill: 'none', stroke: paint, strokeWidth: shape.stroke, strokeDasharray: shape.dash }
  return shape.path === undefined ? (
    <circle cx={12} cy={12} r={shape.radius} {...look} />
  ) : (
    <path d={shape.path} {...look} />
  )
}

function Drawing({
  drawing,
  size,
  label,
}: {
  readonly drawing: MarkDrawing
  readonly size: number
  readonly label: string
}) {
  return (
    <svg
      className="mark"
      viewBox="0 0 24 24"
      role="img"
      aria-label={label}
      style={{ width: px(size), height: px(size) }}
    >
      {drawing.shapes.map((shape) => (
        <ShapeView key={shape.path ?? shape.radius} shape={shape} colour={drawing.colour} />
      ))}
    </svg>
  )
}

/** The mark of a level, `size` author pixels high: capital height × 1,45 of the text beside it. */
export const LevelMark = memo(function LevelMark({
  level,
  size,
  label = text.level[level],
}: {
  readonly level: Level
  readonly size: number
  readonly label?: string
}) {
  return <Drawing drawing={levelDrawings[level]} size={size} label={label} />
})

/** The mark of a freshness, `size` author pixels high. */
export const FreshnessMark = memo(function FreshnessMark({
  freshness,
  size,
  label = text.freshness[freshness],
}: {
  readonly freshness: Freshness
  readonly size: number
  readonly label?: string
}) {
  return <Drawing drawing={freshnessDrawings[freshness]} size={size} label={label} />
})
