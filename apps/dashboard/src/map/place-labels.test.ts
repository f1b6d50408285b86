import { describe, expect, it } from 'vitest'
import { placeLabels } from './place-labels.ts'

const room = { width: 1400, height: 850, sizePx: 42, taken: [{ x: 1000, y: 364, width: 400, height: 486 }] }
const anchors = (labels: Parameters<typeof placeLabels>[0]) => placeLabels(labels, room).map(({ anchor }) => anchor)

describe(placeLabels, () => {
  it('writes to the right of a point that has room', () => {
    expect(anchors([{ at: [600, 270], text: 'Nam Định 1,61 %' }])).toEqual(['start'])
  })
  it.each([
    ['the frame', [1300, 100]],
    ['the inset', [900, 600]],
  ] as const)('turns to the left before %s', (_, at) => {
    expect(anchors([{ at, text: 'Bình Minh 2,37 %' }])).toEqual(['end'])
  })
  it('keeps clear of the label before it', () => {
    const labels = placeLabels(
      [
        { at: [500, 300], text: 'Nam Định 1,61 %' },
        { at: [500, 330], text: 'Mỹ Lộc 1,60 %' },
      ],
      room,
    )
    expect(labels[1]?.anchor).not.toBe('start')
  })
  it('keeps clear of the points of the others', () => {
    expect(
      anchors([
        { at: [500, 300], text: 'Nam Định 1,61 %' },
        { at: [600, 300], text: 'Vụ Bản' },
      ])[0],
    ).toBe('end')
  })
  it('places every label, even without room', () => {
    const crowd = Array.from({ length: 12 }, () => ({ at: [700, 400] as const, text: 'Quỳnh Lưu 1,92 %' }))
    expect(placeLabels(crowd, room)).toHaveLength(12)
  })
})
