import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { feedingOf } from './feeding-of.ts'
import { loadCatalogue } from './load-catalogue.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const catalogue = await loadCatalogue(`${root}catalogue`)
const definitions = [...catalogue.sources.values()].map(({ definition }) => definition)
const feeding = feedingOf(catalogue.packs, definitions)
const all = new Map(feeding.flatMap(({ indicators }) => [...indicators]))
const indicatorOf = new Map(catalogue.packs.flatMap(({ indicators }) => Object.entries(indicators)))
const listed = z.array(z.object({ id: z.string() }))

/** Numbers about the product itself and the cameras' retention, which have no source yet. */
const notThere = [
  'cam.retention_days',
  'ioc.incident_detect_min',
  'ioc.incident_resolve_h',
  'ioc.leader_views',
  'ioc.manual_share',
  'ioc.reminders',
  'ioc.source_fresh_rate',
  'ioc.sources_without_data',
  'ioc.tiles_never_opened',
  'ioc.uptime',
]

describe(feedingOf, () => {
  it('finds nothing fed where no source runs', () => {
    const silent = feedingOf(catalogue.packs, [])
    expect(silent.flatMap(({ indicators }) => [...indicators.values()])).not.toContain('fed')
  })

  it('finds a source for every indicator of the catalogue, or a word on what it waits for', () => {
    expect([...all].filter(([, state]) => state === 'unfed').map(([id]) => id)).toEqual([])
  })

  it('lets at most forty wait, none of them operating', () => {
    const waiting = [...all].filter(([, state]) => state === 'awaits').map(([id]) => id)
    expect(waiting.length).toBeLessThanOrEqual(40)
    expect(waiting.filter((id) => indicatorOf.get(id)?.kind === 'operating')).toEqual([])
  })

  const list = `${root}../shared/data/kpi_catalogue.csv`
  it.skipIf(!existsSync(list))('resolves the ids of the domain list but those that are known to be missing', () => {
    const ids = listed.parse(parse(readFileSync(list), { columns: true, bom: true })).map(({ id }) => id)
    const missing = ids.filter((id) => !all.has(id)).toSorted()
    expect(missing.filter((id) => !notThere.includes(id))).toEqual([])
    expect(ids.length - missing.length).toBeGreaterThanOrEqual(268)
  })
})
