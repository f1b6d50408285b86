import { type Board, type BoardGroup, boardGroups } from '@toan-canh/contract'

/** Boards under their groups, groups in the order of the contract, boards in the order given; groups without a board are left out. */
export function boardsByGroup(
  boards: readonly Board[],
): readonly { readonly group: BoardGroup; readonly boards: readonly Board[] }[] {
  return boardGroups.flatMap((group) => {
    const of = boards.filter((board) => (board.group ?? 'overview') === group)
    return of.length === 0 ? [] : [{ group, boards: of }]
  })
}
