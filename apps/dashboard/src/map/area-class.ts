/** One class of a choropleth, in ascending order; `from: null` opens the scale downwards. */
export interface MapClass {
  readonly from: number | null
  readonly label: string
}

export type BadEnd = 'high' | 'low'

/** The class a value falls into (its lower bound belongs to it), counted from the lowest; `null` without a value or below an unopened scale. */
export function classOf(value: number | null | undefined, classes: readonly MapClass[]): number | null {
  if (value === null || value === undefined || Number.isNaN(value)) return null
  const index = classes.findLastIndex(({ from }) => from === null || value >= from)
  return index === -1 ? null : index
}

/** The colour of each class: the loud end of the scale always meets the bad end of the values. */
export function coloursOfClasses(count: number, scale: readonly string[], badEnd: BadEnd): string[] {
  return Array.from({ length: count }, (_, index) => {
    const badness = badEnd === 'high' ? index : count - 1 - index
    const step = count > 1 ? Math.round((badness * (scale.length - 1)) / (count - 1)) : scale.length - 1
    return scale[step] ?? ''
  })
}

/** Classes with their colours as a legend lists them: bad end on top. */
export function legendOf(
  classes: readonly MapClass[],
  colours: readonly string[],
  badEnd: BadEnd,
): { readonly label: string; readonly colour: string }[] {
  const rows = classes.map(({ label }, index) => ({ label, colour: colours[index] ?? '' }))
  return badEnd === 'high' ? rows.toReversed() : rows
}
