import type { Board, Wall } from '@toan-canh/contract'
import { fitOnWall, leastPx } from '@toan-canh/live'

/** Boards are written with nothing smaller than this, in their own pixels (VISUAL §3.1). */
const smallestAuthorPx = 40
const roundingPx = 0.5

/** `faults` name what cannot be read; `lines` say it of every wall, the good too. */
export interface Legibility {
  readonly faults: readonly string[]
  readonly lines: readonly string[]
}

const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 })

/** What a wall shows of a board: its smallest text, in pixels of the wall. */
function smallestOn(wall: Wall, { layouts }: Board): { readonly px: number; readonly layout: string } {
  const { k, layout } = fitOnWall(layouts, wall)
  return { px: smallestAuthorPx * k, layout: `${layout.width} × ${layout.height}` }
}

/** For each wall whose room is told: one sentence for every board that its last row cannot read, and one on all others. */
export function legibilityLines(walls: Iterable<Wall>, boards: Iterable<Board>): Legibility {
  const all = [...boards]
  const found = [...walls].map((wall): Legibility => {
    const { room } = wall
    if (room === undefined)
      return { faults: [], lines: [`Tường ${wall.id}: chưa ghi room (khoảng cách, bước điểm), không xét được cỡ chữ`] }
    const floor = leastPx(room)
    const needed = `cần ${number.format(Math.ceil(floor))} để đọc từ ${number.format(room.distance)} m`
    const judged = all.map((board) => ({ board, ...smallestOn(wall, board) }))
    const legible = judged.filter(({ px }) => px + roundingPx >= floor)
    const faults = judged
      .filter(({ px }) => px + roundingPx < floor)
      .map(
        ({ board, px, layout }) =>
          `Tường ${wall.id}, bảng ${board.id} (bố cục ${layout}): chữ nhỏ nhất cao ${number.format(px)} điểm ảnh, ${needed}; thêm bố cục cho tỷ lệ của tường, bớt ô hoặc xem lại room.`,
      )
    const least = number.format(Math.min(...legible.map(({ px }) => px)))
    const good = `Tường ${wall.id}: ${legible.length} bảng đọc được, chữ nhỏ nhất ${least} điểm ảnh, ${needed}`
    return { faults, lines: legible.length === 0 ? faults : [...faults, good] }
  })
  return { faults: found.flatMap(({ faults }) => faults), lines: found.flatMap(({ lines }) => lines) }
}
