import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBoundedLog } from './bounded-log.ts'
import { isDashboardStale } from './build-dashboard.ts'
import { requireFreePort } from './require-free-port.ts'
import { requireWritable, unwritableSentence } from './require-writable.ts'
import { answersHttp, listensOn, waitFor } from './wait-for.ts'

let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-start-'))
})
afterEach(() => rm(folder, { recursive: true }))

describe(requireFreePort, () => {
  it('names a taken port and the setting that moves it, and lets a free one pass', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    expect(await listensOn(port)).toBe(true)
    await expect(requireFreePort(port, 'PORT')).rejects.toThrow(new RegExp(`^Cổng ${port} .*đặt PORT khác`))
    server.close()
    await once(server, 'close')
    await expect(requireFreePort(port, 'PORT')).resolves.toBeUndefined()
    expect(await listensOn(port)).toBe(false)
    expect(await answersHttp(`http://127.0.0.1:${port}`)).toBe(false)
  })
})

describe(requireWritable, () => {
  it('makes the folder and leaves it empty', async () => {
    await requireWritable(join(folder, 'a/b'), 0)
    expect(await readdir(join(folder, 'a/b'))).toEqual([])
  })

  it('says that a file is in the way', async () => {
    await writeFile(join(folder, 'data'), '')
    await expect(requireWritable(join(folder, 'data'))).rejects.toThrow(/phải là thư mục/)
  })

  it.each([
    ['EACCES', 'Không ghi được vào /d'],
    ['EROFS', 'Không ghi được vào /d'],
    ['ENOSPC', 'Ổ đĩa chứa /d đã đầy'],
    ['ENOTDIR', '/d phải là thư mục'],
  ])('has a sentence with a remedy for %s', (code, words) => {
    const sentence = unwritableSentence(Object.assign(new Error(code), { code }), '/d')
    expect(sentence).toContain(words)
    expect(sentence).toContain('DATA_DIR')
  })

  it('says that the disk is too full', async () => {
    await expect(requireWritable(folder, Number.MAX_SAFE_INTEGER)).rejects.toThrow(/còn dưới .* MB trống/)
  })
})

describe(openBoundedLog, () => {
  it('keeps at most two files of the size it may have', async () => {
    const write = openBoundedLog(join(folder, 'logs/x.log'), 20)
    for (const line of ['first-line', 'second-line', 'third-line']) write(line)
    expect(await readFile(join(folder, 'logs/x.log'), 'utf8')).toBe('third-line\n')
    expect(await readFile(join(folder, 'logs/x.log.1'), 'utf8')).toBe('second-line\n')
    expect(await readdir(join(folder, 'logs'))).toHaveLength(2)
  })

  it('counts what an earlier start wrote', async () => {
    openBoundedLog(join(folder, 'x.log'), 20)('0123456789')
    openBoundedLog(join(folder, 'x.log'), 20)('0123456789')
    expect(await readFile(join(folder, 'x.log.1'), 'utf8')).toBe('0123456789\n')
  })
})

describe(isDashboardStale, () => {
  it('builds what was never built and what is older than a source', async () => {
    const source = join(folder, 'packages/contract/src/x.ts')
    const built = join(folder, 'dist/dashboard/index.html')
    for (const path of [source, built]) {
      await mkdir(join(path, '..'), { recursive: true })
      await writeFile(path, '')
    }
    await utimes(built, 2000, 2000)
    await utimes(source, 1000, 1000)
    expect(await isDashboardStale(folder)).toBe(false)
    await utimes(source, 3000, 3000)
    expect(await isDashboardStale(folder)).toBe(true)
    await rm(built)
    expect(await isDashboardStale(folder)).toBe(true)
  })
})

describe(waitFor, () => {
  it.each([
    ['the thing is there', async () => true, true],
    ['the time is over', async () => false, false],
  ])('ends when %s', async (_, isThere, answer) => {
    expect(await waitFor(isThere, { withinMs: 200, signal: new AbortController().signal })).toBe(answer)
  })

  it('ends when it is told to', async () => {
    const told = new AbortController()
    const waiting = waitFor(async () => false, { withinMs: 600_000, signal: told.signal })
    told.abort()
    expect(await waiting).toBe(false)
  })
})
