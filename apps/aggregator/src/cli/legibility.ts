import type { Board, Wall } from '@toan-canh/contract'
import { fitOnWall, leastPx } from '@toan-canh/live'

/** Boards are written with nothing smaller than this, in their own pixels (VISUAL §3.1). */
const smallestAuthorPx = 40
const roundingPx = 0.5

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

function boardsOf(wall: Wall, boards: ReadonlyMap<string, Board>): Board[] {
  const named = new Set(wall.programmes.flatMap(({ items }) => items.map(({ board }) => board)))
  return [...named].flatMap((id) => boards.get(id) ?? [])
}

/** What the last row of a room cannot read: one sentence for each board of a wall whose smallest text becomes too small on it. */
export function legibilityWarnings(walls: Iterable<Wall>, boards: ReadonlyMap<string, Board>): string[] {
  return [...walls].flatMap((wall) => {
    const { room } = wall
    if (room === undefined) return []
    const floor = leastPx(room)
    return boardsOf(wall, boards).flatMap((board) => {
      const { k, layout } = fitOnWall(board.layouts, wall)
      const px = smallestAuthorPx * k
      if (px + roundingPx >= floor) return []
      return [
        `Tường ${wall.id}, bảng ${board.id} (bố cục ${layout.width} × ${layout.height}): chữ nhỏ nhất cao ${number.format(px)} điểm ảnh, cần ${number.format(Math.ceil(floor))} để đọc từ ${number.format(room.distance)} m; thêm bố cục cho tỷ lệ của tường, bớt ô hoặc xem lại room.`,
      ]
    })
  })
}
