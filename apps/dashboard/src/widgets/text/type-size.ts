/** Sizes of running text in author pixels, the largest first; the last is the least that is read from the back of a room. */
const sizes = [56, 48, 44, 40] as const

/** How wide a letter is and how high a line, as shares of the size. */
const letter = 0.52
const line = 1.3
const betweenParagraphs = 0.5

export interface TypeSize {
  readonly size: number
  /** Not all of it fits even at the smallest size. */
  readonly isCut: boolean
}

function heightAt(size: number, paragraphs: readonly string[], width: number): number {
  const perLine = Math.max(1, Math.floor(width / (size * letter)))
  const lines = paragraphs.reduce((sum, each) => sum + Math.ceil(each.length / perLine), 0)
  return lines * size * line + (paragraphs.length - 1) * size * betweenParagraphs
}

/** The largest size at which paragraphs fit into a room of author pixels. */
export function typeSizeOf(
  paragraphs: readonly string[],
  room: { readonly width: number; readonly height: number },
): TypeSize {
  const size = sizes.find((each) => heightAt(each, paragraphs, room.width) <= room.height)
  return { size: size ?? sizes[sizes.length - 1] ?? 40, isCut: size === undefined }
}
