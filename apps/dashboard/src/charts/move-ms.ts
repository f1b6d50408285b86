const moveFor = 400
const restMs = 5_000

/**
 * How long a chart moves to its new values, in milliseconds: 400 after a rest, 0 while changes keep coming. A chart that changes every
 * second would otherwise be drawn at nearly every frame, and its movement says nothing any more.
 */
export function moveMs(changedAt: number, previousAt: number | null): number {
  return previousAt !== null && changedAt - previousAt >= restMs ? moveFor : 0
}
