/** One spoke: a value now and before, `null` when it is not known, and the end of the spoke. */
export interface RadarAxis {
  readonly now: number | null
  readonly before: number | null
  readonly most: number
}

export interface Spot {
  readonly x: number
  readonly y: number
}

/** A line around the middle. It is closed only when every spoke has a value: a missing one is a gap, never the middle. */
export interface Outline {
  readonly path: string
  readonly isClosed: boolean
  readonly dots: readonly Spot[]
}

/** Where a name stands: beside the end of its spoke, away from the middle. */
export interface RadarLabel extends Spot {
  readonly side: 'left' | 'middle' | 'right'
  readonly height: 'above' | 'beside' | 'below'
}

/** A radar around (0, 0), in author pixels. `rings` are quarters of the whole, the last one the whole. */
export interface Radar {
  readonly spokes: readonly Spot[]
  readonly rings: readonly string[]
  readonly now: Outline
  readonly before: Outline
  readonly labels: readonly RadarLabel[]
}

const quarters = [0.25, 0.5, 0.75, 1] as const
const upright = 0.25

function place({ x, y }: Spot): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

function closed(spots: readonly Spot[]): string {
  return `M${spots.map(place).join('L')}Z`
}

function outlineOf(spots: readonly (Spot | null)[]): Outline {
  const dots = spots.filter((spot) => spot !== null)
  if (dots.length === spots.length) return { path: closed(dots), isClosed: true, dots }
  const pieces = spots.flatMap((spot, at) => {
    const next = spots[(at + 1) % spots.length] ?? null
    return spot === null || next === null ? [] : [`M${place(spot)}L${place(next)}`]
  })
  return { path: pieces.join(''), isClosed: false, dots }
}

/** Unit vectors of the spokes, clockwise. An even number stands askew, so that no name has to stand above or below. */
function directionsOf(count: number): readonly Spot[] {
  const first = -Math.PI / 2 + (count % 2 === 0 ? Math.PI / count : 0)
  return Array.from({ length: count }, (_, at) => {
    const turn = first + (2 * Math.PI * at) / count
    return { x: Math.cos(turn), y: Math.sin(turn) }
  })
}

function sideOf({ x }: Spot): RadarLabel['side'] {
  return x > upright ? 'right' : x < -upright ? 'left' : 'middle'
}

interface Room {
  readonly width: number
  readonly height: number
  /** The least room of a name, and how far it stands from the end of its spoke. */
  readonly label: { readonly width: number; readonly height: number; readonly gap: number }
}

/** The longest spokes that leave every name its room. */
export function radiusIn(count: number, { width, height, label }: Room): number {
  const longest = directionsOf(count).flatMap((direction) => {
    const [x, y] = [Math.abs(direction.x), Math.abs(direction.y)]
    const isBeside = sideOf(direction) !== 'middle'
    const across = isBeside ? (width / 2 - label.width - label.gap) / x : Number.POSITIVE_INFINITY
    const up = (height / 2 - (isBeside ? label.height / 2 : label.height + label.gap)) / Math.max(y, 0.01)
    return [across, up]
  })
  return Math.max(1, Math.min(height / 2, ...longest))
}

function labelAt(direction: Spot, { radius, gap }: { readonly radius: number; readonly gap: number }): RadarLabel {
  const side = sideOf(direction)
  const [x, y] = [direction.x * radius, direction.y * radius]
  if (side === 'middle') return { x, y: y + Math.sign(y) * gap, side, height: y < 0 ? 'above' : 'below' }
  return { x: x + (side === 'right' ? gap : -gap), y, side, height: 'beside' }
}

/** Lays values out on spokes of one length, clockwise from the top. More than the most ends at the rim. */
export function toRadar(axes: readonly RadarAxis[], { radius, gap }: { radius: number; gap: number }): Radar {
  const directions = directionsOf(axes.length)
  const along = (share: number) => directions.map(({ x, y }) => ({ x: x * share * radius, y: y * share * radius }))
  const outline = (of: (axis: RadarAxis) => number | null) =>
    outlineOf(
      axes.map((axis, at) => {
        const value = of(axis)
        const direction = directions[at]
        if (value === null || direction === undefined) return null
        const length = Math.min(1, Math.max(0, value / axis.most)) * radius
        return { x: direction.x * length, y: direction.y * length }
      }),
    )
  return {
    spokes: along(1),
    rings: quarters.map((share) => closed(along(share))),
    now: outline(({ now }) => now),
    before: outline(({ before }) => before),
    labels: directions.map((direction) => labelAt(direction, { radius, gap })),
  }
}
