import { decode } from 'jpeg-js'

/** A dark picture packs well: larger ones are not worth the time of unpacking them. */
const largestDarkBytes = 98_304
const mostMegapixels = 9
const samples = 4_096
const darkMean = 14
/** The level that all but one in fifty of the points stay under: a street lamp in the night is no covered lens. */
const darkHigh = 36

/** Whether a JPEG shows nothing; null: it cannot be unpacked. */
export function isDark(jpeg: Buffer): boolean | null {
  if (jpeg.length > largestDarkBytes) return false
  try {
    const { data, width, height } = decode(jpeg, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: mostMegapixels,
      maxMemoryUsageInMB: 256,
    })
    const step = Math.max(1, Math.floor((width * height) / samples))
    const levels: number[] = []
    for (let point = 0; point < width * height; point += step) {
      const at = point * 4
      levels.push(0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0))
    }
    const mean = levels.reduce((sum, level) => sum + level, 0) / levels.length
    const high = levels.toSorted((a, b) => a - b)[Math.floor(levels.length * 0.98)] ?? 0
    return mean < darkMean && high < darkHigh
  } catch {
    return null
  }
}
