/** How far the scene that an output shows is drawn. */
export interface SceneProgress {
  /** A board or an alarm stands; before that a note says what is awaited. */
  readonly stands: boolean
  /** Widgets that have drawn nothing yet, or wait for their first values. */
  readonly waiting: number
  /** Widgets that show their error card. */
  readonly failed: number
}

/** What is read of an element. */
export interface Readable {
  readonly firstElementChild: unknown
  readonly hasAttribute: (name: string) => boolean
  readonly querySelector: (selectors: string) => Readable | null
  readonly querySelectorAll: (selectors: string) => Iterable<Readable>
}

const waitsBy = '[aria-busy="true"], .kpi-waiting, .rate-wait'

/** Reads off the document how far its scene is drawn. */
export function sceneProgress(within: Pick<Readable, 'querySelector'>): SceneProgress {
  const layer = within.querySelector('.layer[data-turn="shown"]')
  if (layer?.hasAttribute('data-alarm') === true)
    return { stands: layer.querySelector('.alarm-what') !== null, waiting: 0, failed: 0 }
  const places = [...(layer?.querySelectorAll('.place') ?? [])]
  return {
    stands: layer?.querySelector('.canvas') != null,
    waiting: places.filter((place) => place.firstElementChild === null || place.querySelector(waitsBy) !== null).length,
    failed: places.filter((place) => place.querySelector('.failed') !== null).length,
  }
}

/** A scene that stands for so long counts as drawn with what it has: some values may never come. */
const patienceMs = 20_000

/** Whether a page may take the place of another: everything is drawn, or what is missing was waited for long enough. */
export function isDrawn({ stands, waiting }: SceneProgress, standsForMs: number): boolean {
  return stands && (waiting === 0 || standsForMs >= patienceMs)
}
