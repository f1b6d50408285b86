/** Author pixels in one rem: the face sets the root font size to this many, times its scale. */
export const authorPxPerRem = 100

/** A length in author pixels as CSS, crisp at every scale: `px(44)` is `0.44rem`. */
export function px(authorPx: number): string {
  return `${authorPx / authorPxPerRem}rem`
}
