import type { SmallPicture } from './picture-judgement.ts'

const width = 48
const height = 27

/** Makes decoded pictures small, on one canvas for the whole page: the browser averages what falls on a point. */
export interface PictureShrinker {
  /** `null`: there is nothing to read, or it must not be read. */
  shrink(picture: CanvasImageSource): SmallPicture | null
}

/** The luminance (Rec. 601) of the pixels of a canvas. */
export function luminanceOf(rgba: ArrayLike<number>): SmallPicture {
  const levels = new Uint8ClampedArray(rgba.length / 4)
  for (let at = 0; at < levels.length; at += 1)
    levels[at] = 0.299 * (rgba[at * 4] ?? 0) + 0.587 * (rgba[at * 4 + 1] ?? 0) + 0.114 * (rgba[at * 4 + 2] ?? 0)
  return levels
}

export function createShrinker(): PictureShrinker {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d', { willReadFrequently: true })
  return {
    shrink: (picture) => {
      if (context === null) return null
      try {
        context.drawImage(picture, 0, 0, width, height)
        return luminanceOf(context.getImageData(0, 0, width, height).data)
      } catch {
        return null
      }
    },
  }
}
