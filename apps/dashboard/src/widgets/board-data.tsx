import type { IndicatorView, Unit } from '@toan-canh/contract'
import { createContext, type ReactNode, use, useMemo } from 'react'

/** What the widgets of a board look names and definitions up in; it does not change while a board stands. */
export interface BoardData {
  readonly indicators: ReadonlyMap<string, IndicatorView>
  readonly units: ReadonlyMap<string, Unit>
}

const BoardDataContext = createContext<BoardData | null>(null)

/** Gives definitions and the unit register to the widgets below. */
export function BoardDataProvider({ data, children }: { readonly data: BoardData; readonly children: ReactNode }) {
  return <BoardDataContext value={data}>{children}</BoardDataContext>
}

/** The definitions and the register of the board; throws outside a board. */
export function useBoardData(): BoardData {
  const data = use(BoardDataContext)
  if (data === null) throw new Error('useBoardData is called outside a board')
  return data
}

function named({ indicators }: BoardData, id: string): IndicatorView {
  const indicator = indicators.get(id)
  if (indicator === undefined) throw new Error(`Chỉ tiêu ${id} không có trong danh mục.`)
  return indicator
}

/** The definition of an indicator; throws when the catalogue has none, so that the widget shows its error card. */
export function useIndicator(id: string): IndicatorView {
  return named(useBoardData(), id)
}

/** The indicators that items of a widget's settings name, in their order; an unknown one is a mistake in the catalogue. */
export function useIndicatorsOf(items: readonly { readonly indicator: string }[]): readonly IndicatorView[] {
  const board = useBoardData()
  return useMemo(() => items.map(({ indicator }) => named(board, indicator)), [board, items])
}
