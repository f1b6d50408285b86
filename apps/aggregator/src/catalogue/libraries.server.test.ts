import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parsePeriod } from '@toan-canh/calendar'
import { at, fixedClock, temporaryDatabase } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask } from '../centre/ask.ts'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import { readOnce } from '../ingest/read-once.ts'
import { readSettings } from '../settings/read-settings.ts'
import { loadCatalogue } from './load-catalogue.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const folder = join(root, 'docs/examples/libraries')
const clock = fixedClock(at('2026-11-02 08:00'))
const stack = new AsyncDisposableStack()
let centre: Centre

async function ingest(id: string, file: string) {
  const source = centre.catalogue.sources.get(id) ?? expect.fail(id)
  const on = { centre, settings: readSettings({}, '/'), source, file: join(folder, file), by: 'command' as const }
  return readOnce(on, new AbortController().signal)
}

async function valueOf(indicator: string, unit = '37') {
  const period = parsePeriod('2026-10') ?? expect.fail('no period')
  const answer = await ask(centre, { kind: 'reading', indicator, unit, period, slice: null })
  if ('code' in answer) throw new Error(answer.sentence)
  return answer.readings[0]?.value
}

beforeAll(async () => {
  const copy = await mkdtemp(join(tmpdir(), 'catalogue-'))
  stack.defer(() => rm(copy, { recursive: true }))
  await cp(join(root, 'catalogue'), copy, { recursive: true })
  await cp(folder, join(copy, 'libraries'), { recursive: true })
  const { url } = stack.use(await temporaryDatabase())
  const catalogue = await loadCatalogue(copy)
  centre = stack.use(await openCentre({ databaseUrl: url, catalogue, now: clock.now, onError: () => {} }))
})
afterAll(() => stack.disposeAsync())

describe('a sector of its own, by the guide', () => {
  it('is a folder of data, with a kind of case that no code names', async () => {
    const files = await readdir(folder)
    expect(files.filter((name) => !/\.(?:yaml|csv)$/.test(name))).toEqual([])
    expect(centre.definitions().rules.has('book_request')).toBe(true)
  })

  it('tells what its table tells and counts what its list lists', async () => {
    const table = await ingest('thu-vien-thang', 'bieu-thang.csv')
    const list = await ingest('thu-vien-muon', 'yeu-cau-muon.csv')
    expect([table.result, list.result]).toMatchObject([
      { rows: 2, facts: 4, refused: 0 },
      { rows: 4, facts: 4, refused: 0 },
    ])
    await centre.refresh()
    expect(await valueOf('library.visits', '13285')).toBe(2015)
    expect(await valueOf('library.requests_on_time')).toBeCloseTo(66.67, 1)
    expect(await valueOf('library.requests_overdue')).toBe(1)
  })
})
