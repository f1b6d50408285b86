import type { Wall } from '@toan-canh/contract'

export type Room = NonNullable<Wall['room']>

/** Digit height as a part of the distance (VISUAL §3.1): 34, 17, 10.4 and 8 minutes of arc. `note` is the floor. */
const shareOfDistance = { hero: 1 / 100, value: 1 / 200, label: 1 / 330, note: 1 / 430 } as const
export type TextClass = keyof typeof shareOfDistance

/** Digits and capitals of our type are so high in its size. */
const capitalShare = 0.74
const mmPerMetre = 1_000

/** The least size of a class of text in pixels of a wall, so that the last row of the room reads it. */
export function leastPx({ distance, pitch }: Room, of: TextClass = 'note'): number {
  return (distance * mmPerMetre * shareOfDistance[of]) / (capitalShare * pitch)
}

export type Colour = readonly [red: number, green: number, blue: number]

function luminance(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** A text as it would stand on a wall: its size in pixels of the wall, its colour and what is behind it. */
export interface SetText {
  readonly px: number
  readonly ink: Colour
  readonly ground: Colour
}

/** What is wrong with a text on a wall; `needed` is what would be enough. */
export type TextFault =
  | { readonly kind: 'small'; readonly is: number; readonly needed: number }
  | { readonly kind: 'weak'; readonly is: number; readonly needed: number }

const leastContrast = 4.5
/** Large text needs less: from twice the floor on. */
const leastLargeContrast = 3
const roundingPx = 0.5

/** Judges a text for the room in which a wall hangs. */
export function faultsOf({ px, ink, ground }: SetText, room: Room): TextFault[] {
  const floor = leastPx(room)
  const contrast = contrastOf(ink, ground)
  const needed = px >= 2 * floor ? leastLargeContrast : leastContrast
  return [
    ...(px + roundingPx < floor ? [{ kind: 'small', is: px, needed: floor } as const] : []),
    ...(contrast < needed ? [{ kind: 'weak', is: contrast, needed } as const] : []),
  ]
}
