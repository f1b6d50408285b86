import type { IndicatorView, Unit } from '@toan-canh/contract'
import { createContext, type ReactNode, use } from 'react'

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

/** The definition of an indicator; throws when the catalogue has none, so that the widget shows its error card. */
export function useIndicator(id: string): IndicatorView {
  const indicator = useBoardData().indicators.get(id)
  if (indicator === undefined) throw new Error(`Chỉ tiêu ${id} không có trong danh mục.`)
  return indicator
}
