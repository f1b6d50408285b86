import { describe, expect, it } from 'vitest'
import { isDrawn, type Readable, sceneProgress } from './scene-progress.ts'

/** An element that has what is named; everything else is missing. */
function anElement(
  found: Readonly<Record<string, Readable>>,
  more: { readonly places?: readonly Readable[]; readonly isEmpty?: boolean; readonly isAlarm?: boolean } = {},
): Readable {
  return {
    firstElementChild: more.isEmpty === true ? null : found,
    hasAttribute: (name) => name === 'data-alarm' && more.isAlarm === true,
    querySelector: (selector) => Object.entries(found).find(([key]) => selector.includes(key))?.[1] ?? null,
    querySelectorAll: () => more.places ?? [],
  }
}
const mark = anElement({})
const aPage = (layer: Readable) => anElement({ '.layer': layer })

describe(sceneProgress, () => {
  it('counts widgets that are not loaded, that wait for values, and that have failed', () => {
    const places = [
      anElement({}, { isEmpty: true }),
      anElement({ 'aria-busy': mark }),
      anElement({ '.kpi-waiting': mark }),
      anElement({ '.failed': mark }),
      anElement({}),
    ]
    expect(sceneProgress(aPage(anElement({ '.canvas': mark }, { places })))).toEqual({
      stands: true,
      waiting: 3,
      failed: 1,
    })
  })

  it('stands on nothing while only a note is there', () => {
    expect(sceneProgress(aPage(anElement({})))).toEqual({ stands: false, waiting: 0, failed: 0 })
    expect(sceneProgress(anElement({}))).toEqual({ stands: false, waiting: 0, failed: 0 })
  })

  it('takes an alarm for drawn once it says what has happened', () => {
    expect(sceneProgress(aPage(anElement({}, { isAlarm: true }))).stands).toBe(false)
    expect(sceneProgress(aPage(anElement({ '.alarm-what': mark }, { isAlarm: true }))).stands).toBe(true)
  })
})

describe(isDrawn, () => {
  it.each([
    [{ stands: true, waiting: 0, failed: 2 }, 0, true],
    [{ stands: true, waiting: 1, failed: 0 }, 19_000, false],
    [{ stands: true, waiting: 1, failed: 0 }, 20_000, true],
    [{ stands: false, waiting: 0, failed: 0 }, 60_000, false],
  ] as const)('of %j after %i ms says %s', (progress, ms, drawn) => {
    expect(isDrawn(progress, ms)).toBe(drawn)
  })
})
