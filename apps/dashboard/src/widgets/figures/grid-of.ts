/** The least a cell needs, in author pixels: its lines at the size of a note and its number. */
const leastCell = { width: 540, height: 350 } as const
export const gap = { x: 56, y: 16 } as const

/** Columns and rows for so many cells in a room of author pixels, and how many of them find a place. */
export function gridOf(
  count: number,
  room: { readonly width: number; readonly height: number },
): { readonly columns: number; readonly rows: number; readonly shown: number } {
  const fits = (length: number, least: number, between: number) =>
    Math.max(1, Math.floor((length + between) / (least + between)))
  const most = { columns: fits(room.width, leastCell.width, gap.x), rows: fits(room.height, leastCell.height, gap.y) }
  const rows = Math.min(most.rows, Math.max(1, Math.ceil(count / most.columns)))
  const columns = Math.min(most.columns, Math.ceil(count / rows))
  return { columns, rows, shown: Math.min(count, most.columns * most.rows) }
}

/** Author pixels of a cell above its notes, of one line of them, and of one letter on the average. */
const aboveNotes = 168
const lineHeight = 46
const letterWidth = 20
const mostLines = 2

function linesOf(words: string, width: number): number {
  return Math.min(mostLines, Math.ceil((words.length * letterWidth) / width))
}

/** How many lines, and letters on them, an owner has in a cell of author pixels: two lines where the fraction leaves them. */
export function ownerRoom(
  cell: { readonly width: number; readonly height: number },
  note: string,
): { readonly lines: number; readonly letters: number } {
  const time = 1
  const left = Math.floor((cell.height - aboveNotes) / lineHeight) - linesOf(note, cell.width) - time
  const lines = Math.max(1, Math.min(mostLines, left))
  return { lines, letters: Math.floor((lines * cell.width) / letterWidth) }
}
