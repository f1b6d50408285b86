import { dayOf, parsePeriod } from '@toan-canh/calendar'
import { parseTopic, widgetSettings } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { widgets } from '../widgets/widgets.ts'
import { exampleIndicators } from './example-indicators.ts'
import { examples } from './examples.ts'
import { galleryItems } from './gallery-items.ts'
import { galleryLive, galleryStates } from './gallery-live.ts'

const now = Date.parse('2026-11-21T08:20:00+07:00')
const period = parsePeriod('2026-11')
if (period === null) throw new Error('no period')
const scope = { unit: '37', period, today: dayOf(now) }
const known = new Set(exampleIndicators.map(({ id }) => id))

describe('the gallery', () => {
  it('has an example of every widget, and none of a widget that is gone', () => {
    expect(Object.keys(examples).toSorted()).toEqual(widgets.map(({ type }) => type).toSorted())
    expect(Object.keys(widgetSettings).toSorted()).toEqual(Object.keys(examples).toSorted())
  })

  it.each(widgets.map((widget) => [widget.type, widget] as const))(
    'shows %s with settings it reads',
    (type, widget) => {
      const example = Object.entries(examples).find(([name]) => name === type)?.[1]
      const topics = widget.open(example?.config).topics(scope).map(parseTopic)
      const asked = topics.flatMap((topic) => (topic !== null && 'indicator' in topic ? [topic.indicator] : []))
      expect(asked.filter((indicator) => !known.has(indicator))).toEqual([])
      expect((example?.width ?? 0) >= widget.minSize.width && (example?.height ?? 0) >= widget.minSize.height).toBe(
        true,
      )
    },
  )
})

describe(galleryLive, () => {
  beforeAll(() => void vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, 0)))
  afterAll(() => void vi.unstubAllGlobals())

  const topic = 'series/tthc.in_progress_overdue/37/2026-11-10..2026-11-21'

  function seen(state: (typeof galleryStates)[number]) {
    const live = galleryLive(state, now)
    live.topics.watch(topic, () => {})
    return new Promise<string>((resolve) => {
      setTimeout(() => resolve(live.topics.status(topic).kind), 60)
    })
  }

  it('waits where it is to wait and refuses where it is to fail', async () => {
    const kinds = await Promise.all(galleryStates.map((state) => seen(state)))
    expect(kinds[galleryStates.indexOf('waiting')]).toBe('waiting')
  })

  it('tells of every level, so that every colour is seen', () => {
    const told = galleryItems(parseTopic(topic) ?? { kind: 'sources' }, now)
    const found = new Set(Object.values(told ?? {}).flatMap((item) => ('l' in item ? [item.l] : [])))
    expect(found.has('watch')).toBe(true)
    expect(galleryItems({ kind: 'sources' }, now)).toBeUndefined()
  })
})
