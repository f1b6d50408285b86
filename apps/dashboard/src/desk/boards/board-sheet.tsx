import '../../widgets/scene.css'
import type { Board } from '@toan-canh/contract'
import { useMemo, useRef } from 'react'
import { FaceContext } from '../../ui/face-context.ts'
import { BoardDataProvider } from '../../widgets/board-data.tsx'
import { GroundContext, groundOf } from '../../widgets/ground.ts'
import type { Scope } from '../../widgets/scope.ts'
import { Placed } from '../../widgets/placed.tsx'
import { widgets } from '../../widgets/widgets.ts'
import { useDesk } from '../desk-context.tsx'
import { useWidth } from '../trend/use-width.ts'
import { sheetOf } from './sheet-of.ts'

const leastWidths = new Map(widgets.map(({ type, minSize }) => [type, minSize.width]))

/** A board on the paper of the desk: the widgets of the wall, small enough for this width. */
export function BoardSheet({ board, scope }: { readonly board: Board; readonly scope: Scope }) {
  const { catalogue } = useDesk()
  const element = useRef<HTMLDivElement>(null)
  const width = useWidth(element)
  const data = useMemo(() => {
    const current = catalogue.register.units.filter(({ validTo }) => validTo === null)
    return { indicators: catalogue.indicators, units: new Map(current.map((unit) => [unit.code, unit])) }
  }, [catalogue])
  const ground = useMemo(() => groundOf(scope.unit, data.units), [scope.unit, data.units])
  const sheet = useMemo(
    () => sheetOf({ board, width, leastWidthOf: (type) => leastWidths.get(type) ?? 0 }),
    [board, width],
  )
  return (
    <div className="sheet" ref={element} style={{ height: sheet.height }}>
      <FaceContext value="desk">
        <BoardDataProvider data={data}>
          <GroundContext value={ground}>
            {sheet.items.map(({ name, left, top, k, width: wide, height }) => {
              const widget = board.widgets[name]
              return widget === undefined ? null : (
                <div key={name} className="sheet-place" data-widget={name} style={{ left, top }}>
                  <div style={{ zoom: k, width: wide, height }}>
                    <Placed widget={widget} scope={scope} width={wide} height={height} />
                  </div>
                </div>
              )
            })}
          </GroundContext>
        </BoardDataProvider>
      </FaceContext>
    </div>
  )
}
