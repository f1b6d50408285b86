import type { Board, OutputStatus, WallView } from '@toan-canh/contract'
import { canvasOf, fitOnWall, outputsOf, type Shown } from '@toan-canh/live'
import { directorText as words } from '../../ui/director-messages.ts'

/** The widgets of a board as rectangles on the canvas of a wall. */
export function schematicOf(wall: WallView, board: Board | undefined) {
  if (board === undefined) return []
  const { layout, k, left, top } = fitOnWall(board.layouts, wall)
  return Object.entries(layout.places).map(([name, [x, y, width, height]]) => ({
    name,
    title: board.widgets[name]?.title ?? '',
    x: left + x * k,
    y: top + y * k,
    width: width * k,
    height: height * k,
  }))
}

interface WallPictureProps {
  readonly wall: WallView
  readonly shown: Shown
  readonly board: Board | undefined
  readonly outputs: readonly OutputStatus[]
  readonly alarm: string | null
  readonly chosen: string | null
  readonly onChoose: (output: string) => void
}

/** A wall as it hangs, to scale: a schematic of its scene, and each output with whether it lives. Press one to see more. */
export function WallPicture({ wall, shown, board, outputs, alarm, chosen, onChoose }: WallPictureProps) {
  const { width, height } = canvasOf(wall)
  const tiles = shown.kind === 'scene' ? schematicOf(wall, board) : []
  const size = width / 42
  return (
    <div className="director-picture">
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={words.schematic}>
        <rect className="director-canvas" width={width} height={height} />
        {alarm === null ? null : (
          <>
            <rect className="director-alarm" y={height * 0.11} width={width} height={height * 0.14} />
            <text className="director-alarm-name" x={width * 0.02} y={height * 0.2} fontSize={size * 1.3}>
              {alarm}
            </text>
          </>
        )}
        {tiles.map((tile) => (
          <g key={tile.name}>
            <rect className="director-tile" x={tile.x} y={tile.y} width={tile.width} height={tile.height} />
            {tile.title === '' || tile.height < size * 2 ? null : (
              <foreignObject x={tile.x} y={tile.y} width={tile.width} height={tile.height}>
                <div className="director-tile-name" style={{ fontSize: size * 0.8 }}>
                  {tile.title}
                </div>
              </foreignObject>
            )}
          </g>
        ))}
      </svg>
      {outputsOf(wall).map(({ id, x, y, width: wide, height: high }) => {
        const status = outputs.find(({ output }) => output === id)
        const state = status?.device == null ? 'unpaired' : status.isAlive ? 'alive' : 'lost'
        return (
          <button
            key={id}
            type="button"
            className="director-output"
            data-state={state}
            data-warned={status?.refused == null && status?.beat?.error == null ? undefined : ''}
            aria-pressed={chosen === id}
            onClick={() => onChoose(id)}
            style={{
              left: `${(100 * x) / width}%`,
              top: `${(100 * y) / height}%`,
              width: `${(100 * wide) / width}%`,
              height: `${(100 * high) / height}%`,
            }}
          >
            <b>{id}</b>
            <span>{words[state]}</span>
          </button>
        )
      })}
    </div>
  )
}
