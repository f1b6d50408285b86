import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readWallLog } from '@toan-canh/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { aBeat } from './a-device.fixture.ts'
import { ReleaseBook } from './release-book.ts'
import { openShelf } from './release-shelf.ts'

const wall = 'dieu-hanh'
let test: TestCentre
let folder: string

beforeEach(async () => {
  test = await aCentre('2026-03-02 10:00')
  folder = await mkdtemp(join(tmpdir(), 'releases-'))
})
afterEach(async () => {
  await test[Symbol.asyncDispose]()
  await rm(folder, { recursive: true, force: true })
})

/** The centre started with a build of this name. */
async function started(name: string): Promise<ReleaseBook> {
  const dist = join(folder, name)
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(dist, 'index.html'), `<script type="module" src="/assets/${name}.js"></script>`)
  const shelf = await openShelf(dist, join(folder, 'data'), test.clock.now())
  if (shelf === null) throw new Error('no build')
  return new ReleaseBook(test.centre, shelf)
}
const screens = [1, 2, 3].map((column) => ({ id: `may-${column}`, wall, output: `r1c${column}` }))
const hear = (book: ReleaseBook, at: number, more: Partial<typeof aBeat>) => {
  const screen = screens[at]
  if (screen === undefined) throw new Error('no screen')
  return book.hear(screen, { ...aBeat, ...more })
}
const record = async () =>
  (await readWallLog(test.centre.database, wall, { kind: 'device', at: null, before: null, limit: 20 })).map(
    ({ what, content }) => [what, content],
  )

describe(ReleaseBook, () => {
  it('sends a new release to one output, then to all, and serves the former to whoever does not ask', async () => {
    expect((await started('cu')).status()).toMatchObject({ id: 'cu', verdict: 'taken' })
    const book = await started('moi')
    expect([await hear(book, 0, { release: 'cu' }), await hear(book, 1, { release: 'cu' })]).toEqual(['moi', 'cu'])
    expect(book.status()).toMatchObject({ verdict: 'trial', first: `${wall}/r1c1` })
    expect(
      [book.folderFor(undefined), book.folderFor('moi'), book.folderFor('../x')].map((each) => each.slice(-3)),
    ).toEqual(['/cu', 'moi', '/cu'])
    await hear(book, 0, { release: 'moi' })
    test.clock.advance(60_000)
    await hear(book, 0, { release: 'moi' })
    test.clock.advance(60_000)
    expect(await Promise.all(screens.map((_, at) => hear(book, at, { release: 'cu' })))).toEqual(['moi', 'moi', 'moi'])
    expect(book.folderFor(undefined)).toMatch(/moi$/)
    expect(await record()).toEqual([['released', { output: 'r1c1', release: 'moi' }]])
  })

  it('goes back when the first output refuses it, says so, and remembers it over a start', async () => {
    await started('cu')
    const book = await started('moi')
    await hear(book, 0, { release: 'cu' })
    const refused = { release: 'moi', why: '2 ô của bản mới báo lỗi' }
    expect(await hear(book, 0, { release: 'cu', refused })).toBe('cu')
    const again = await started('moi')
    expect(again.status()).toMatchObject({ verdict: 'refused', why: refused.why })
    expect(await hear(again, 1, { release: 'cu' })).toBe('cu')
    expect(again.folderFor(undefined)).toMatch(/cu$/)
    expect(await record()).toEqual([['returned', { output: 'r1c1', release: 'moi', why: refused.why }]])
    expect((await started('sua')).status().verdict).toBe('trial')
  })
})
