import './overlays.css'
import type { WallState, WallView } from '@toan-canh/contract'
import { type Crop, outputsOf } from '@toan-canh/live'
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

/** What is laid over an output beside its scene: a message along the upper edge, and which screen it is. */
export function Overlays({ wall, crop, scale, state }: OverlaysProps) {
  const banner = useOn(state.banners).at(-1)
  const isIdentified = useOn(state.identifies).length > 0
  const outputs = outputsOf(wall).filter(
    ({ x, y, width, height }) =>
      x < crop.x + crop.width && x + width > crop.x && y < crop.y + crop.height && y + height > crop.y,
  )
  return (
    <>
      {banner === undefined || crop.y > 0 ? null : (
        <div className="banner" role="alert" style={{ fontSize: `${Math.min(crop.width, 3_840) * scale * 0.0175}px` }}>
          <LevelMark level="watch" size={64} />
          <span>{banner.text}</span>
        </div>
      )}
      {isIdentified
        ? outputs.map(({ id, row, column, x, y, width, height }) => (
            <div
              key={id}
              className="identify"
              style={{
                left: (x - crop.x) * scale,
                top: (y - crop.y) * scale,
                width: width * scale,
                height: height * scale,
                fontSize: `${Math.min(width, height) * scale * 0.28}px`,
              }}
            >
              <b>{id}</b>
              <span>{wallText.screen.place(row, column, width, height)}</span>
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
