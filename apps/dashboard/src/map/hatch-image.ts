export interface HatchImage {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

export interface HatchInput {
  /** Distance between two lines along the horizontal, and width of a line across it, both in image pixels. */
  readonly stepPx: number
  readonly linePx: number
  /** `#rrggbb`. */
  readonly ground: string
  readonly line: string
}

const subSamples = 4

/** A square tile of lines rising to the right that repeats without a seam; no-data ground is filled with it. */
export function hatchImage({ stepPx, linePx, ground, line }: HatchInput): HatchImage {
  const size = Math.max(4, Math.round(stepPx))
  const along = linePx * Math.SQRT2
  const [groundRgb, lineRgb] = [rgbOf(ground), rgbOf(line)]
  const data = new Uint8ClampedArray(size * size * 4)
  for (let index = 0; index < size * size; index += 1) {
    const share = coverage((index % size) + Math.floor(index / size), size, along)
    for (const channel of [0, 1, 2]) {
      data[index * 4 + channel] = (groundRgb[channel] ?? 0) * (1 - share) + (lineRgb[channel] ?? 0) * share
    }
    data[index * 4 + 3] = 255
  }
  return { width: size, height: size, data }
}

/** How much of a pixel on the diagonal x + y lies on a line. */
function coverage(diagonal: number, size: number, along: number): number {
  let hits = 0
  for (let sample = 0; sample < subSamples * subSamples; sample += 1) {
    const at = diagonal + ((sample % subSamples) + Math.floor(sample / subSamples) + 1) / subSamples
    if (((at % size) + size) % size < along) hits += 1
  }
  return hits / (subSamples * subSamples)
}

function rgbOf(hex: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16))
}
