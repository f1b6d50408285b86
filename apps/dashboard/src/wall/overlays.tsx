import './overlays.css'
import type { WallState, WallView } from '@toan-canh/contract'
import { canvasOf, type Crop, outputsOf } from '@toan-canh/live'
import { useLink } from '../live/index.ts'
import { LevelMark } from '../ui/marks/mark.tsx'
import { wallText } from '../ui/wall-messages.ts'
import { useNow } from './use-now.ts'

type Span = { readonly from: number; readonly to: number | null }

/** Those of some spans that are on, the newest last; renders when one begins or ends. */
function useOn<S extends Span>(spans: readonly S[]): readonly S[] {
  const now = useNow(spans)
  return spans.filter(({ from, to }) => from <= now && (to === null || to > now))
}

interface OverlaysProps {
  readonly wall: WallView
  readonly crop: Crop
  readonly scale: number
  readonly state: WallState
}

/** Parts of the height and width of a wall: a message stands where layouts keep the place of the band of a lost link free. */
const bannerAt = { bottom: 116 / 2_160, size: 50 / 3_840 } as const
const widestPx = 3_840
const nameSize = 0.28

/** What is laid over an output beside its scene: a message above the footer while the centre is there, and which screen it is. */
export function Overlays({ wall, crop, scale, state }: OverlaysProps) {
  const banner = useOn(state.banners).at(-1)
  const isIdentified = useOn(state.identifies).length > 0
  const isLost = useLink().kind === 'lost'
  const { height } = canvasOf(wall)
  const outputs = outputsOf(wall).filter(
    ({ x, y, width, height: high }) =>
      x < crop.x + crop.width && x + width > crop.x && y < crop.y + crop.height && y + high > crop.y,
  )
  return (
    <>
      {banner === undefined || isLost || crop.y + crop.height < height ? null : (
        <div
          className="banner"
          role="alert"
          style={{
            bottom: height * bannerAt.bottom * scale,
            fontSize: Math.min(crop.width, widestPx) * bannerAt.size * scale,
          }}
        >
          <LevelMark level="watch" size={64} />
          <span>{banner.text}</span>
        </div>
      )}
      {isIdentified
        ? outputs.map(({ id, row, column, x, y, width, height: high }) => (
            <div
              key={id}
              className="identify"
              style={{
                left: (x - crop.x) * scale,
                top: (y - crop.y) * scale,
                width: width * scale,
                height: high * scale,
                fontSize: Math.min(width, high) * scale * nameSize,
              }}
            >
              <b>{id}</b>
              <span>{wallText.screen.place(row, column, width, high)}</span>
            </div>
          ))
        : null}
    </>
  )
}

/** What the director points at on the scene: the place of a tile, drawn around. `px` gives a length of the layout in CSS. */
export function PointedTile({
  places,
  state,
  k,
}: {
  readonly places: Readonly<Record<string, readonly [number, number, number, number]>>
  readonly state: WallState
  readonly k: number
}) {
  const target = useOn(state.points).at(-1)?.target
  const place = target !== undefined && 'tile' in target ? places[target.tile] : undefined
  if (place === undefined) return null
  const [x, y, width, height] = place
  const room = 16
  return (
    <div
      className="pointed"
      style={{
        left: (x - room) * k,
        top: (y - room) * k,
        width: (width + 2 * room) * k,
        height: (height + 2 * room) * k,
        borderWidth: Math.max(2, 10 * k),
      }}
    />
  )
}

/** The unit that the director points at on maps; `null` when none. */
export function usePointedUnit(state: WallState): string | null {
  const target = useOn(state.points).at(-1)?.target
  return target !== undefined && 'unit' in target ? target.unit : null
}
