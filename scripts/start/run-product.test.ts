import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runProduct, type ProductEnd, type ProductPart } from './run-product.ts'

const untilTold = `const alive = setInterval(() => {}, 1000)
  process.on('SIGTERM', () => { console.log(name + ' ends'); clearInterval(alive) })`

let folder: string
let lines: string[]
let asked: AbortController

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'toan-canh-run-'))
  lines = []
  asked = new AbortController()
})
afterEach(() => rm(folder, { recursive: true }))

/** A part that runs this code with `name` known to it, and is up once it has said `<name> up`. */
async function aPart(name: string, code: string, more: Partial<ProductPart> = {}): Promise<ProductPart> {
  const entry = join(folder, `${name}.ts`)
  await writeFile(
    entry,
    `const name: string = ${JSON.stringify(name)}\n${code}\nconsole.log(name + ' up')\nexport {}\n`,
  )
  return {
    name,
    entry,
    cwd: folder,
    env: {},
    onLine: (line) => lines.push(line),
    onRecord: (line) => lines.push(`record ${line}`),
    isUp: async () => lines.includes(`${name} up`),
    upWithinMs: 20_000,
    stopWithinMs: 20_000,
    upSentence: `${name} is there`,
    ...more,
  }
}

function run(parts: readonly ProductPart[], onUp: () => void = () => asked.abort()): Promise<ProductEnd> {
  return runProduct(parts, { say: (sentence) => lines.push(sentence), onUp, asked: asked.signal })
}

describe(runProduct, () => {
  it('starts in order, stops in the reverse order, and forces nobody who goes', async () => {
    const end = await run([await aPart('one', untilTold), await aPart('two', untilTold)])
    expect(end).toEqual({ kind: 'asked', forced: [] })
    expect(lines).toEqual(['one up', 'one is there', 'two up', 'two is there', 'two ends', 'one ends'])
  })

  it('ends everything with one sentence when a part crashes', async () => {
    const crash = await aPart('two', 'setTimeout(() => process.exit(9), 300)')
    const end = await run([await aPart('one', untilTold), crash], () => {})
    expect(end).toEqual({ kind: 'failed', sentence: 'two đã dừng (mã 9).', forced: [] })
    expect(lines).toContain('one ends')
  })

  it('does not start what comes after a part that cannot start', async () => {
    const end = await run([await aPart('one', 'process.exit(2)'), await aPart('two', untilTold)])
    expect(end).toMatchObject({ kind: 'failed', sentence: 'one đã dừng (mã 2).' })
    expect(lines).not.toContain('two up')
  })

  it('says which part did not come up in time', async () => {
    const slow = await aPart('slow', untilTold, { upWithinMs: 500, isUp: async () => false })
    expect(await run([slow])).toMatchObject({ kind: 'failed', sentence: 'slow không trả lời sau 0.5 giây.' })
  })

  it('forces a part that does not go, and names it', async () => {
    const deaf = await aPart('deaf', `process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)`, {
      stopWithinMs: 200,
    })
    expect(await run([deaf])).toEqual({ kind: 'asked', forced: ['deaf'] })
  })

  it('starts nothing when it was asked to stop before', async () => {
    asked.abort()
    expect(await run([await aPart('one', untilTold)])).toEqual({ kind: 'asked', forced: [] })
  })

  it('tells people’s lines from log records', async () => {
    await run([await aPart('one', `console.log('{"level":30}'); ${untilTold}`)])
    expect(lines).toContain('record {"level":30}')
  })
})
