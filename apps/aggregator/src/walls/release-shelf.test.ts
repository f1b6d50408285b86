import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openShelf } from './release-shelf.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelf-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function aBuild(name: string): Promise<string> {
  const dist = join(folder, 'dist')
  await rm(dist, { recursive: true, force: true })
  await mkdir(join(dist, 'assets'), { recursive: true })
  await writeFile(join(dist, 'index.html'), `<script type="module" src="/assets/${name}.js"></script>`)
  await writeFile(join(dist, 'assets', `${name}.js`), name)
  return dist
}
const open = async (name: string, now = 1) => {
  const shelf = await openShelf(await aBuild(name), join(folder, 'data'), now)
  if (shelf === null) throw new Error('no build')
  return shelf
}
const told = (shelf: Awaited<ReturnType<typeof open>>) => shelf.releases.map(({ id, verdict }) => `${id} ${verdict}`)

describe(openShelf, () => {
  it('takes the first build as it is and the next on trial, with the files of both', async () => {
    expect(told(await open('a'))).toEqual(['a taken'])
    const shelf = await open('b')
    expect(told(shelf)).toEqual(['a taken', 'b trial'])
    expect(await readdir(join(shelf.folderOf('a'), 'assets'))).toEqual(['a.js'])
  })

  it('remembers a verdict over a start, and serves a build again that was served before', async () => {
    await open('a')
    await (await open('b')).judge({ id: 'b', verdict: 'refused', at: 5, why: 'hỏng' })
    expect(told(await open('b'))).toEqual(['a taken', 'b refused'])
    expect(told(await open('a'))).toEqual(['b refused', 'a taken'])
  })

  it('keeps three builds at most, and always the last that was taken', async () => {
    await open('a')
    for (const name of ['b', 'c', 'd', 'e'])
      await (await open(name)).judge({ id: name, verdict: 'refused', at: 5, why: 'hỏng' })
    const shelf = await open('f')
    expect(told(shelf)).toEqual(['a taken', 'e refused', 'f trial'])
    expect((await readdir(join(folder, 'data', 'releases'))).toSorted()).toEqual(['a', 'e', 'f', 'releases.json'])
  })

  it('has nothing to keep without a build, and begins anew when its notes are cut off', async () => {
    expect(await openShelf(join(folder, 'none'), join(folder, 'data'), 1)).toBeNull()
    await open('a')
    await writeFile(join(folder, 'data', 'releases', 'releases.json'), '{"rel')
    expect(told(await open('b'))).toEqual(['b taken'])
  })
})
