import { healthSchema } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place } from './running.fixture.ts'
import { startAggregator } from './start-aggregator.ts'
import { startErrorSentence } from './start-error-sentence.ts'

let place: Place

beforeAll(async () => {
  place = await aPlace()
})
afterAll(() => place[Symbol.asyncDispose]())

async function sentence(environment: Readonly<Record<string, string>>): Promise<string | null> {
  const error = await place.start(environment).then(
    async (running) => {
      await running[Symbol.asyncDispose]()
      return null
    },
    (each: unknown) => each,
  )
  return error === null ? 'started' : startErrorSentence(error, Number(environment['PORT'] ?? 0))
}

describe(startAggregator, () => {
  it('starts, answers and ends, again and again on one database', async () => {
    for (let round = 0; round < 2; round++) {
      await using running = await place.start()
      const health = await fetch(`${running.url}/api/v1/health`)
      expect(health.status).toBe(200)
    }
  })

  it('waits for the sources that it reads, and for no others', async () => {
    const statusWith = async (sources: string) => {
      await using running = await place.start({ SOURCES: sources, MOT_CUA_URL: 'http://127.0.0.1:1' })
      return healthSchema.parse(await (await fetch(`${running.url}/api/v1/health`)).json()).status
    }
    expect(await statusWith('none')).toBe('ok')
    expect(await statusWith('mot-cua')).toBe('loading')
  })

  it('says in a sentence that its port is taken, and leaves nothing open', async () => {
    await using running = await place.start()
    const { port } = new URL(running.url)
    expect(await sentence({ PORT: port })).toContain(`Cổng ${port}`)
  })

  it.each([
    [{ SOURCES: 'mot-cua,motcua' }, 'không có nguồn motcua'],
    [{ CATALOGUE_DIR: '/nowhere' }, 'CATALOGUE_DIR'],
    [{ DATABASE_URL: 'postgresql://postgres@127.0.0.1:1/x' }, 'DATABASE_URL'],
  ])('says in a sentence what is wrong with %o', async (environment, words) => {
    expect(await sentence(environment)).toContain(words)
  })
})
