import { type Colour, faultsOf, type Room, type TextFault } from '@toan-canh/live'

/** A text of a drawn board with what is wrong with it on a wall. */
export interface FaultyText {
  /** Title of the tile in which it stands. */
  readonly tile: string
  readonly text: string
  readonly faults: readonly TextFault[]
}

/** A colour as browsers write it, `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`; `null` when it is see-through. */
export function colourOf(css: string): Colour | null {
  const [red, green, blue, alpha] = [...css.matchAll(/[\d.]+/g)].map(Number)
  if (red === undefined || green === undefined || blue === undefined || alpha === 0) return null
  return [red, green, blue]
}

const wallGround: Colour = [0x14, 0x13, 0x10]

function groundOf(element: Element, view: Window): Colour {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const colour = colourOf(view.getComputedStyle(at).backgroundColor)
    if (colour !== null) return colour
  }
  return wallGround
}

/** How much larger than its font size a text of an SVG is drawn. */
function svgScale(element: Element, view: Window & typeof globalThis): number {
  return element instanceof view.SVGGraphicsElement ? (element.getScreenCTM()?.a ?? 1) : 1
}

function ownText(element: Element): string {
  return [...element.childNodes]
    .filter(({ nodeType }) => nodeType === 3)
    .map(({ textContent }) => textContent ?? '')
    .join('')
    .trim()
}

/**
 * Reads every text that a page draws and judges it for a wall; `scale` is pixels of the wall to one of the page. What is
 * drawn on a canvas (axes of charts) is not text to a browser and is not seen here.
 */
export function faultyTexts(view: Window & typeof globalThis, scale: number, room: Room): readonly FaultyText[] {
  const found = new Map<string, FaultyText>()
  for (const element of view.document.querySelectorAll('[data-widget] *')) {
    const text = ownText(element)
    const box = element.getBoundingClientRect()
    if (text === '' || box.width === 0 || box.height === 0) continue
    const style = view.getComputedStyle(element)
    const ink = colourOf(element instanceof view.SVGElement ? style.fill : style.color)
    if (ink === null || style.visibility === 'hidden') continue
    const px = Number.parseFloat(style.fontSize) * svgScale(element, view) * scale
    // What a text of a drawing lies on is a shape, which a browser does not tell: its size alone is judged.
    const isDrawn = element instanceof view.SVGElement
    const faults = faultsOf({ px, ink, ground: groundOf(element, view) }, room).filter(
      ({ kind }) => !isDrawn || kind === 'small',
    )
    const tile = element.closest('[data-widget]')?.getAttribute('data-title') ?? ''
    const key = `${tile}/${faults.map(({ kind, is }) => `${kind}${Math.round(is)}`).join()}`
    if (faults.length > 0 && !found.has(key)) found.set(key, { tile, text: text.slice(0, 40), faults })
  }
  return [...found.values()]
}
