import type { Period } from '@toan-canh/calendar'
import type { Operator } from '@toan-canh/contract'
import type { Palette } from '../../ui/palette.ts'
import type { ValueScale } from './to-scale.ts'

export interface TrendInput {
  readonly periods: readonly Period[]
  /** In the order of the periods; `null` draws nothing there. */
  readonly rates: readonly (number | null)[]
  readonly volumes: readonly (number | null)[]
  /** Steps at which another version of the formula begins to hold. */
  readonly formulas: readonly number[]
  /** The reservations with which the last rate and the last volume are told. */
  readonly operators: { readonly rate: Operator; readonly volume: Operator }
  readonly target: number | null
  readonly decimals: number
  readonly palette: Palette
  /** Colour of the bars before the current one. */
  readonly pastBar: string
  /** Author pixels. */
  readonly width: number
  readonly height: number
  readonly k: number
  readonly words: {
    readonly target: (value: string) => string
    readonly before: string
    readonly after: string
    readonly formula: string
  }
}

export const trendSizes = { note: 40, label: 44, last: 56 } as const
export const rightRoom = 158
const axisRoom = 72
export const barRoom = 130
const topRoom = { plain: 62, broken: 104 } as const
const betweenRoom = 58
export const barShare = 0.56

/** Where the parts of the chart stand, in author pixels. */
export interface TrendFrame {
  readonly barsBottom: number
  readonly barsTop: number
  readonly lineTop: number
  readonly lineBottom: number
  readonly step: number
}

export function frameOf({ width, height, periods }: TrendInput, breakAt: number | null): TrendFrame {
  const barsBottom = height - axisRoom
  const barsTop = barsBottom - barRoom
  const step = (width - rightRoom) / periods.length
  return {
    barsBottom,
    barsTop,
    lineTop: breakAt === null ? topRoom.plain : topRoom.broken,
    lineBottom: barsTop - betweenRoom,
    step,
  }
}

export function yOf(value: number, scale: ValueScale, { lineTop, lineBottom }: TrendFrame): number {
  return lineBottom - ((value - scale.min) / (scale.max - scale.min)) * (lineBottom - lineTop)
}
