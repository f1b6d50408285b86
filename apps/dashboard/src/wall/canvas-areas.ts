/** Author pixels that every layout keeps for the face itself. */
const footerHeight = 64
const footerBottom = 48
const bandHeight = 64
const bandGap = 8

/** Where the footer begins on a canvas of this height. */
export function footerTop(canvasHeight: number): number {
  return canvasHeight - footerBottom - footerHeight
}

/** Where the band of a lost connection begins; widgets end above it. */
export function bandTop(canvasHeight: number): number {
  return footerTop(canvasHeight) - bandGap - bandHeight
}
