import { palettes, sequential, type Face } from '../ui/palette.ts'

/** The colours of one map. `classes` run from the quiet end to the loud end, where the eye is meant to go. */
export interface MapColours {
  readonly sea: string
  readonly otherLand: string
  readonly otherLandEdge: string
  readonly classes: readonly string[]
  readonly innerBorder: string
  readonly outerBorder: string
  readonly hatchGround: string
  readonly hatchLine: string
  readonly selected: string
}

/** Borders belong to the map alone (VISUAL §8); all else comes from the face's palette. */
const borders: Readonly<Record<Face, { inner: string; outer: string }>> = {
  wall: { inner: '#26241f', outer: '#8a8273' },
  desk: { inner: '#ffffff', outer: '#6b665a' },
}

export function mapColours(face: Face): MapColours {
  const palette = palettes[face]
  return {
    sea: palette.sea,
    otherLand: palette.landOther,
    otherLandEdge: palette.line,
    classes: sequential[face],
    innerBorder: borders[face].inner,
    outerBorder: borders[face].outer,
    hatchGround: palette.bg,
    hatchLine: palette.text3,
    selected: palette.text,
  }
}
