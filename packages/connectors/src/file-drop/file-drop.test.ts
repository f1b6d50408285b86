import { chmod, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll, stored } from '../conformance.ts'
import type { Batch, Connection } from '../connector.ts'
import { aRow, leaksPerson, oneStop as source, personal, rowsOf } from '../sample.fixture.ts'
import { aDropFolder, asNdjson, type DropFolder, openDrop } from './file-drop.fixture.ts'

const { bounds } = source

/** Serves rows as one file that stays; the folder has its own tests below. */
describeConnector('file-drop', {
  brokenOwner: 'config',
  now: () => Date.now() + 60_000,
  neverSilent: 'a file does not keep anybody waiting',
  neverBreaksOff: 'half a file is a file: it has tests of its own',
  serve: async (rows) => {
    const folder = await aDropFolder()
    await folder.drop('don.ndjson', asNdjson(rows))
    const file = join(folder.path, 'don.ndjson')
    return {
      open: (change = {}) => openDrop({ file }, { bounds: { ...bounds, ...change } }),
      openWrong: () => openDrop({ folder: join(folder.path, 'khong-co') }),
      breakDown: () => rm(file),
      [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
    }
  },
})

async function failure(connection: Connection): Promise<unknown> {
  return readAll(connection).then(
    () => null,
    (error: unknown) => error,
  )
}

function open(folder: DropFolder, block: Readonly<Record<string, unknown>> = {}, change: Partial<typeof bounds> = {}) {
  return openDrop({ folder: folder.path, ...block }, { bounds: { ...bounds, ...change } })
}

describe('a watched folder', () => {
  it('gives its files oldest first, moves each to done and takes it once', async () => {
    await using folder = await aDropFolder()
    await folder.drop('b.ndjson', asNdjson([aRow(0)]))
    await folder.drop('a.ndjson', asNdjson([aRow(1)]))
    await utimes(join(folder.path, 'b.ndjson'), 1_000_000, 1_000_000)
    await using connection = open(folder)
    const batches = await readAll(connection)
    expect(batches.map((batch) => batch.cursor['name'])).toEqual(['b.ndjson', 'a.ndjson'])
    expect(batches.map((batch) => batch.isLast)).toEqual([false, true])
    expect(batches[0]?.coveredTo).toBe(1_000_000_000)
    expect(await folder.names()).toEqual(['done'])
    expect(await folder.names('done')).toEqual(['a.ndjson', 'b.ndjson'])
    expect(await readAll(connection, batches[1]?.cursor ?? null)).toMatchObject([{ rows: 0, coveredTo: null }])
  })

  it('leaves alone what is hidden, locked, half copied, foreign, a link or still being written', async () => {
    await using folder = await aDropFolder()
    for (const name of ['.an.ndjson', '~$khoa.ndjson', 'x.ndjson.part', 'x.ndjson.tmp', 'x.csv', 'x.pdf'])
      await folder.drop(name, asNdjson([aRow(0)]))
    await writeFile(`${folder.path}.dich`, asNdjson([aRow(0)]))
    await symlink(`${folder.path}.dich`, join(folder.path, 'lien-ket.ndjson'))
    const before = await folder.names()
    await using connection = open(folder)
    expect(await readAll(connection)).toMatchObject([{ rows: 0 }])
    expect(await folder.names()).toEqual(before)
    await rm(`${folder.path}.dich`)

    await folder.drop('moi.ndjson', asNdjson([aRow(0)]))
    await utimes(join(folder.path, 'moi.ndjson'), 1_000_000, 1_000_000)
    await using early = openDrop({ folder: folder.path }, { now: () => Date.now() })
    expect(await readAll(early)).toMatchObject([{ rows: 0 }])
  })

  it('goes on in the middle of a file after a kill, and moves what was finished before it', async () => {
    await using folder = await aDropFolder()
    await folder.drop('don.ndjson', asNdjson(rowsOf(10)))
    await using killed = open(folder, {}, { batchRows: 4 })
    const first = await readAll(killed, null, { most: 2 })
    expect(await folder.names()).toEqual(['don.ndjson'])
    await using next = open(folder, {}, { batchRows: 4 })
    const second = await readAll(next, first.at(-1)?.cursor ?? null)
    expect(second.map((batch) => batch.rows)).toEqual([2])
    expect(stored([...first, ...second])).toHaveLength(10)
    expect(await folder.names('done')).toEqual(['don.ndjson'])

    await folder.drop('hai.ndjson', asNdjson(rowsOf(2)))
    await using third = open(folder)
    const last: Batch[] = await readAll(third, null, { most: 1 })
    expect(await folder.names()).toEqual(['done', 'hai.ndjson'])
    expect((await readAll(third, last[0]?.cursor ?? null)).flatMap((batch) => batch.facts)).toEqual([])
    expect(await folder.names('done')).toEqual(['don.ndjson', 'hai.ndjson'])
  })

  it('reads another file under an old name from its beginning, and keeps both', async () => {
    await using folder = await aDropFolder()
    await folder.drop('don.ndjson', asNdjson(rowsOf(3)))
    await using connection = open(folder)
    const first = await readAll(connection)
    await folder.drop('don.ndjson', asNdjson([aRow(7)]))
    const second = await readAll(connection, first.at(-1)?.cursor ?? null)
    expect(stored(second)).toHaveLength(1)
    expect(await folder.names('done')).toEqual(['don.2.ndjson', 'don.ndjson'])
  })

  it('refuses a file it cannot read, says why beside it, and reads the others', async () => {
    await using folder = await aDropFolder()
    await folder.drop('hong.json', `[{"ChuHoSo":"${personal.ChuHoSo}`)
    await folder.drop('tot.json', JSON.stringify(rowsOf(2)))
    await using connection = open(folder, { format: 'json' })
    const facts: Batch[] = []
    const error = await (async () => {
      for await (const batch of connection.read('live', null, new AbortController().signal)) facts.push(batch)
    })().catch((each: unknown) => each)
    expect(error).toMatchObject({
      owner: 'format',
      message: '1 tệp bị từ chối. hong.json: Tệp không phải JSON trọn vẹn.',
    })
    expect(stored(facts)).toHaveLength(2)
    expect(await folder.names('refused')).toEqual(['hong.json', 'hong.json.reason.txt'])
    const reason = await readFile(join(folder.path, 'refused', 'hong.json.reason.txt'), 'utf8')
    expect(reason).toBe('Tệp không phải JSON trọn vẹn.\n')
    expect(leaksPerson([String(error), error, reason])).toBe(false)
  })

  it.skipIf(process.getuid?.() === 0)('tells the operator of a folder it may not change', async () => {
    await using folder = await aDropFolder()
    await chmod(folder.path, 0o500)
    await using connection = open(folder)
    await expect(connection.check(new AbortController().signal)).rejects.toMatchObject({ owner: 'config' })
    await chmod(folder.path, 0o700)
  })
})

describe('the bounds of a file', () => {
  const huge = 'x'.repeat(2_000)
  it.each([
    ['json', JSON.stringify(rowsOf(3)), { bodyBytes: 1_024 }],
    ['json', '{"data":[]}', {}],
    ['ndjson', `{"a":"${huge}"}\n`, { lineBytes: 1_000 }],
    ['ndjson', `{"a":"${huge}`, { lineBytes: 1_000 }],
    ['csv', `a,b\n1,"${huge}"\n`, { lineBytes: 1_000 }],
    ['csv', huge, { lineBytes: 1_000 }],
    ['csv', 'a,b,c\n1,2,3\n', { columns: 2 }],
    ['csv', 'a,b,a\n1,2,3\n', {}],
    ['csv', 'a,b\n1,"2\n3,4\n', {}],
    ['csv', 'a,b\n1,"2"x\n', {}],
    ['csv', '', {}],
    ['csv', Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xd3, 0xff, 0x0a]), {}],
  ] as const)('refuse %s %#', async (format, content, change) => {
    await using folder = await aDropFolder()
    await folder.drop(`x.${format}`, typeof content === 'string' ? content : Buffer.from(content))
    await using connection = open(folder, { format }, change)
    expect(await failure(connection)).toMatchObject({ owner: 'format' })
    expect(await folder.names('refused')).toEqual([`x.${format}`, `x.${format}.reason.txt`])
  })

  it('leave a single file where it is', async () => {
    await using folder = await aDropFolder()
    await folder.drop('x.json', 'khong')
    await using connection = openDrop({ format: 'json', file: join(folder.path, 'x.json') })
    expect(await failure(connection)).toMatchObject({
      owner: 'format',
      message: 'x.json: Tệp không phải JSON trọn vẹn.',
    })
    expect(await folder.names()).toEqual(['x.json'])
  })
})

describe('progress through a file', () => {
  it('counts bytes up to the whole', async () => {
    await using folder = await aDropFolder()
    const text = asNdjson(rowsOf(600))
    await folder.drop('x.ndjson', text)
    await using connection = openDrop({ file: join(folder.path, 'x.ndjson') }, { bounds: { ...bounds, batchRows: 50 } })
    const batches = await readAll(connection)
    const done = batches.map((batch) => batch.done ?? -1)
    expect(done).toEqual(done.toSorted((a, b) => a - b))
    expect(done.at(-1)).toBe(Buffer.byteLength(text))
    expect(done[0]).toBeLessThan(Buffer.byteLength(text))
    expect(new Set(batches.map((batch) => batch.total))).toEqual(new Set([Buffer.byteLength(text)]))
  })
})

describe('configuration of file-drop', () => {
  it('is a folder or a file, or neither until it is given one', async () => {
    expect(() => openDrop({ folder: 'a', file: 'b' })).toThrow('not both')
    await using idle = openDrop({})
    await expect(idle.check(new AbortController().signal)).resolves.toBeUndefined()
    expect(await readAll(idle)).toMatchObject([{ rows: 0, isLast: true }])
  })
})
