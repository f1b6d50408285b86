import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCatalogue } from './load-catalogue.ts'
import { CatalogueError } from './read-yaml.ts'

const real = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'catalogue-'))
  await cp(real, root, { recursive: true })
})
afterEach(() => rm(root, { recursive: true, force: true }))

async function put(name: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, name)), { recursive: true })
  await writeFile(join(root, name), text)
}

/** Replaces the first place of a text in a file of the catalogue; returns its line. */
async function spoil(name: string, from: string, to: string): Promise<number> {
  const text = await readFile(join(root, name), 'utf8')
  const at = text.indexOf(from)
  if (at < 0) throw new Error(`${name} has no "${from}"`)
  await put(name, text.replace(from, to))
  return text.slice(0, at).split('\n').length
}

async function mistakes(): Promise<readonly string[]> {
  const error = await loadCatalogue(root).then(
    () => null,
    (each: unknown) => each,
  )
  if (error === null) return []
  if (!(error instanceof CatalogueError)) throw error
  return error.message.split('\n')
}

describe(loadCatalogue, () => {
  it('finds no mistake in the catalogue that ships', async () => {
    const { packs, sources, calendars, boards, register } = await loadCatalogue(root)
    expect([...sources.keys()]).toEqual(
      expect.arrayContaining(['mot-cua', 'receipt', 'phan-anh-open311', 'bieu-thong-ke']),
    )
    expect([...calendars.keys()].toSorted()).toEqual(['continuous', 'plain', 'vn'])
    expect(packs.map((pack) => pack.pack)).toEqual(expect.arrayContaining(['pakn', 'tthc']))
    expect(boards.size).toBeGreaterThan(0)
    expect(register.find('37')?.name).toBe('Tỉnh Ninh Bình')
    expect(register.find('R')?.type).toBe('other')
  })

  const cases: readonly (readonly [string, string, string, string, string])[] = [
    ['a word that the schema does not know', 'tthc/sources.yaml', 'calendar: vn', 'calender: vn', 'calender'],
    ['a value of the wrong kind', 'tthc/sources.yaml', 'cadenceSeconds: 60', 'cadenceSeconds: soon', 'cadenceSeconds'],
    ['an unknown connector', 'tthc/sources.yaml', 'type: rest', 'type: carrier-pigeon', 'no connector carrier-pigeon'],
    ['a mistake in the connector block', 'tthc/sources.yaml', 'kind: oauth2', 'kind: oauth9', 'auth.kind'],
    ['an unknown calendar', 'tthc/sources.yaml', 'calendar: vn', 'calendar: mars', 'no calendar mars'],
    [
      'units that are not there',
      'tthc/sources.yaml',
      'units: ../units/ninh-binh.csv',
      'units: ../units/x.csv',
      'x.csv',
    ],
    ['a personal field in a mapping', 'tthc/sources.yaml', 'field: MaLinhVuc', 'field: SoDienThoai', 'SoDienThoai'],
    ['an unknown measure in a formula', 'tthc/indicators.yaml', 'sum: [open@start]', 'sum: [opened@start]', 'opened'],
    ['a stock without its instant', 'tthc/indicators.yaml', 'sum: [open@start]', 'sum: [open]', 'open@end'],
    ['an unknown stock', 'tthc/indicators.yaml', 'stock: overdue', 'stock: overdone', 'measures.overdue'],
    [
      'a programme that is not there',
      'walls/walls.yaml',
      'otherwise: ngay-thuong',
      'otherwise: nhu-cu',
      'no programme',
    ],
    ['a board that is not there', 'walls/walls.yaml', 'board: dossiers', 'board: nowhere', 'no board nowhere'],
    ['a period that is none', 'walls/walls.yaml', 'period: last-month', 'period: someday', 'someday names no period'],
    ['a board without a place', 'tthc/boards.yaml', 'boards:', 'bords:', 'boards'],
    ['a widget that is not there', 'tthc/boards.yaml', 'type: rates', 'type: gauge', 'no widget gauge; there are bars'],
    ['a setting that its widget does not know', 'cam/boards.yaml', 'rows: 8 }', 'lines: 8 }', 'map: Unrecognized'],
    ['an indicator that is not there', 'cam/boards.yaml', 'cam.frozen,', 'cam.frizen,', 'no indicator cam.frizen'],
    ['a pack that is not there', 'overview/boards.yaml', 'sources: true', "packs: ['x']", 'no pack x'],
    ['the board of a unit that is not there', 'cam/boards.yaml', "unit: '37'", "unit: '3700'", 'no unit 3700'],
    ['a place of nothing', 'cam/boards.yaml', 'numbers: [1984', 'floppy: [1984', 'no widget floppy'],
    ['a place over another', 'cam/boards.yaml', 'map: [1984, 226', 'map: [1800, 226', 'map lies over exceptions'],
    ['a place outside', 'cam/boards.yaml', 'title: [80', 'title: [3000', 'title stands outside the 3840 × 2160'],
    [
      'a kind of case that nothing counts',
      'tthc/sources.yaml',
      'kind: dossier',
      'kind: dosier',
      'counts cases of the kind dosier',
    ],
    ['a calendar without sense', 'calendars/plain.yaml', "['07:00', '11:30']", "['11:30', '07:00']", ''],
  ]
  it.each(cases)('names file and line of %s', async (_, name, from, to, sentence) => {
    const line = await spoil(name, from, to)
    const found = await mistakes()
    const here = found.filter((each) => each.startsWith(`${name}:`))
    expect(here.length, found.join('\n')).toBeGreaterThan(0)
    expect(here.join('\n')).toContain(sentence)
    const lines = here.map((each) => Number(each.split(':')[1]))
    expect(Math.min(...lines.map((each) => Math.abs(each - line)))).toBeLessThanOrEqual(
      name.startsWith('calendars') ? 10 : 6,
    )
  })

  it('names the line of what an alarm rule names that is not there', async () => {
    const rule = "{ id: a, what: A, indicator: x.y, unit: '99', over: 1, commander: C, wall: nowhere }"
    await put('extra/walls.yaml', `alarms:\n  - ${rule}\n  - ${rule}\n`)
    const found = await mistakes()
    for (const sentence of ['no indicator x.y', 'no unit 99', 'no wall nowhere'])
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^extra/walls\\.yaml:2: there is ${sentence}`)))
    expect(found).toContainEqual(expect.stringMatching(/^extra\/walls\.yaml:3: the alarm a is defined twice/))
  })

  it('tells a mistake in a signal of the pack that declares it, and of no other pack', async () => {
    await spoil('ioc/indicators.yaml', 'series: cumulative', 'series: sometimes')
    const found = await mistakes()
    expect(found.filter((each) => each.includes('indicators.yaml'))).toEqual([
      expect.stringMatching(/^ioc\/indicators\.yaml:\d+: .*series/),
    ])
  })

  it('names the very line of what stands there', async () => {
    const line = await spoil('tthc/sources.yaml', 'type: rest', 'type: carrier-pigeon')
    expect(await mistakes()).toEqual([`tthc/sources.yaml:${line}: there is no connector carrier-pigeon`])
  })

  it('tells the mistakes of all files at once', async () => {
    await spoil('tthc/sources.yaml', 'type: rest', 'type: carrier-pigeon')
    await spoil('tthc/indicators.yaml', 'sum: [open@start]', 'sum: [opened@start]')
    await put('tthc/extra/boards.yaml', 'boards: [')
    const files = new Set((await mistakes()).map((each) => each.split(':')[0]))
    expect(files).toEqual(new Set(['tthc/sources.yaml', 'tthc/indicators.yaml', 'tthc/extra/boards.yaml']))
  })

  it.each([
    ['source', 'tthc/sources.yaml', 'other/sources.yaml', 'the source mot-cua is defined twice'],
    ['pack', 'tthc/indicators.yaml', 'other/indicators.yaml', 'the pack tthc is defined twice'],
    ['board', 'tthc/boards.yaml', 'other/boards.yaml', 'is defined twice'],
    ['calendar', 'calendars/vn.yaml', 'calendars/again.yaml', 'the calendar vn is defined twice'],
  ])('refuses a %s that is defined twice', async (_, name, copy, sentence) => {
    await put(copy, await readFile(join(root, name), 'utf8'))
    expect((await mistakes()).join('\n')).toContain(sentence)
  })

  it('refuses registers that give one code to two units', async () => {
    const text = await readFile(join(root, 'examples/receipt/units.csv'), 'utf8')
    await put('examples/receipt/units.csv', `${text.trimEnd()}\n37,Tỉnh khác,Khác,province,,2025-07-01,,,,\n`)
    expect((await mistakes()).join('\n')).toContain('37 names both')
  })

  it('refuses a file that it would otherwise pass over in silence', async () => {
    await put('tthc/indicator.yaml', 'pack: x')
    expect((await mistakes())[0]).toMatch(/^tthc\/indicator\.yaml:1: must be/)
  })

  it('refuses to do without the calendar of the province: facts of sources that are gone are judged by it', async () => {
    await rm(join(root, 'calendars/vn.yaml'))
    expect(await mistakes()).toContain('calendars:1: there is no calendar vn, that of the province')
  })

  it('says in a sentence that there is no folder', async () => {
    await rm(root, { recursive: true })
    expect((await mistakes())[0]).toContain('CATALOGUE_DIR')
  })
})
