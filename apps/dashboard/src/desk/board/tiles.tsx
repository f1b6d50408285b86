import { useDesk } from '../desk-context.tsx'
import { Tile } from './tile.tsx'

/** The numbers that come first. */
export function Tiles() {
  const { board, catalogue } = useDesk()
  return (
    <div className="tiles">
      {board.tiles.map((choice) => {
        const indicator = catalogue.indicators.get(choice.indicator)
        return indicator === undefined ? null : <Tile key={choice.indicator} choice={choice} indicator={indicator} />
      })}
    </div>
  )
}
