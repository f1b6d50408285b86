import { type Board, type BoardGroup, boardGroups } from '@toan-canh/contract'

/** Boards under their groups, groups in the order of the contract, in each the board of its name, then the others in the order given; groups without a board are left out. */
export function boardsByGroup(
  boards: readonly Board[],
): readonly { readonly group: BoardGroup; readonly boards: readonly Board[] }[] {
  return boardGroups.flatMap((group) => {
    const of = boards
      .filter((board) => (board.group ?? 'overview') === group)
      .toSorted((a, b) => Number(b.id === group) - Number(a.id === group))
    return of.length === 0 ? [] : [{ group, boards: of }]
  })
}
