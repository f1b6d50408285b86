import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { dismissRows, operatorKey, reopenRows, retryRows, steerJob } from './operator-api.ts'

const asked: { readonly path: string; readonly init: RequestInit }[] = []
let answer: unknown = {}
beforeEach(() => {
  asked.length = 0
  operatorKey.set('ma-van-hanh-thu-nghiem')
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, init })
    return Promise.resolve(Response.json(answer))
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  operatorKey.set('')
})

const chosen = { source: 'mot-cua', code: 'bad_date' }
const job = {
  job: 7,
  kind: 'history',
  source: null,
  name: '',
  by: 'schedule',
  state: 'stopping',
  unit: 'rows',
  rows: 1,
  done: 1,
  total: null,
  rowsPerSecond: null,
  secondsLeft: null,
  startedAt: '2025-12-05T08:10:00+07:00',
  endedAt: null,
  sentence: null,
}

describe('what an operator asks for', () => {
  it.each([
    ['/api/v1/jobs/7/stop', () => steerJob(7, 'stop'), job, job],
    ['/api/v1/jobs/7/resume', () => steerJob(7, 'resume'), job, job],
    [
      '/api/v1/quarantine/mot-cua/retry?code=bad_date',
      () => retryRows(chosen),
      { rows: 3, batches: 1, left: 0 },
      { rows: 3, batches: 1, left: 0 },
    ],
    [
      '/api/v1/quarantine/mot-cua/dismiss?code=bad_date&why=%C4%91%C3%A3%20bi%E1%BA%BFt%20%26%20%C4%91%E1%BB%83%20%C4%91%C3%B3',
      () => dismissRows(chosen, 'đã biết & để đó'),
      { rows: 3 },
      3,
    ],
    ['/api/v1/quarantine/mot-cua/reopen?code=bad_date', () => reopenRows(chosen), { rows: 2 }, 2],
  ] as const)('goes to %s with the code, and comes back as it was answered', async (path, work, said, result) => {
    answer = said
    expect(await work()).toEqual(result)
    expect(asked).toMatchObject([
      { path, init: { method: 'POST', headers: { authorization: 'Bearer ma-van-hanh-thu-nghiem' } } },
    ])
  })

  it('fails with the sentence of the centre', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(
        Response.json(
          { type: 'x', title: 'x', status: 403, detail: 'Cần mã vận hành đúng.', instance: 'i' },
          { status: 403 },
        ),
      ),
    )
    await expect(retryRows(chosen)).rejects.toThrow('Cần mã vận hành đúng.')
  })
})
