import type { Job } from '@toan-canh/contract'
import { afterEach, describe, expect, it } from 'vitest'
import { wordsOf } from '../desk-fixture.tsx'
import { drawnHealth } from './health-fixture.tsx'
import { Jobs, progressText, shareOf } from './jobs.tsx'
import { operatorKey } from './operator-api.ts'

function aJob(rest: Partial<Job> = {}): Job {
  return {
    job: 7,
    kind: 'history',
    source: 'mot-cua',
    name: 'Một cửa điện tử',
    by: 'schedule',
    state: 'running',
    unit: 'rows',
    rows: 12_300,
    done: 12_300,
    total: 30_000,
    rowsPerSecond: 850.4,
    secondsLeft: 170,
    startedAt: '2025-12-05T08:10:00+07:00',
    endedAt: null,
    sentence: null,
    ...rest,
  }
}
const drawn = (...jobs: readonly Job[]) =>
  drawnHealth(<Jobs />, { topics: { jobs: Object.fromEntries(jobs.map((job) => [String(job.job), job])) } })
const words = (...jobs: readonly Job[]) => wordsOf(drawn(...jobs))

afterEach(() => operatorKey.set(''))

describe(progressText, () => {
  it.each([
    ['41 %, 12.300 / 30.000 dòng, 850 dòng/giây, còn 3 phút', {}],
    ['đã đọc 12.300 dòng, 850 dòng/giây', { total: null, secondsLeft: null }],
    [
      '2 %, đã đọc 12.300 dòng, còn 40 giây',
      { unit: 'bytes', done: 1_000, total: 50_000, rowsPerSecond: null, secondsLeft: 40 },
    ],
    ['41 %, 12.300 / 30.000 dòng', { state: 'held' }],
    ['50 %, 1 / 2 mẻ', { unit: 'batches', done: 1, total: 2, secondsLeft: null }],
    ['99 %, 29.999 / 30.000 dòng', { done: 29_999, state: 'stopped' }],
  ] as const)('says %s', (said, rest) => {
    expect(progressText(aJob(rest)).replaceAll('\u00A0', ' ')).toBe(said)
  })
})

describe(shareOf, () => {
  it.each([
    [{ done: 5, total: null, state: 'running' }, null],
    [{ done: 0, total: 0, state: 'running' }, null],
    [{ done: 5, total: 10, state: 'running' }, 0.5],
    [{ done: 10, total: 10, state: 'running' }, null],
    [{ done: 12, total: 10, state: 'done' }, 1],
  ] as const)('of %j is %s', (job, share) => {
    expect(shareOf(job)).toBe(share)
  })
})

describe(Jobs, () => {
  it('says that nothing runs, and asks for the code in a field that hides it', () => {
    expect(words()).toContain('Không có việc dài nào đang chạy.')
    expect(drawn()).toMatch(/<input type="password"[^>]*autoComplete="off"/)
    expect(drawn()).not.toContain('<table')
  })

  it('says what runs, how far, by whom and since when, the newest first', () => {
    const said = words(aJob(), aJob({ job: 8, kind: 'rebuild', source: null, name: '', unit: 'facts', by: 'command' }))
    expect(said).toContain('Nạp lịch sử Một cửa điện tử 41 %, 12.300 / 30.000 dòng')
    expect(said).toContain('08:10 theo lịch đang chạy')
    expect(said.indexOf('Đếm lại mọi số')).toBeLessThan(said.indexOf('Nạp lịch sử'))
    expect(drawn(aJob())).toContain('<progress class="job-bar" max="1" value="0.41"')
  })

  it('lets nobody press without a code, and says where it belongs', () => {
    expect(drawn(aJob())).toMatch(/<button[^>]*disabled=""[^>]*title="Điền mã vận hành ở mục Việc dài trước\."/)
    operatorKey.set('ngan')
    expect(drawn(aJob())).toContain('disabled=""')
    operatorKey.set('ma-van-hanh-thu-nghiem')
    expect(drawn(aJob())).not.toContain('disabled=""')
  })

  it.each([
    ['running', 'Dừng: Nạp lịch sử Một cửa điện tử'],
    ['held', 'Chạy tiếp: Nạp lịch sử Một cửa điện tử'],
  ] as const)('offers for what is %s the press %s', (state, label) => {
    expect(drawn(aJob({ state }))).toContain(`aria-label="${label}"`)
  })

  it.each(['stopping', 'done', 'failed', 'stopped', 'interrupted'] as const)(
    'offers nothing for what is %s',
    (state) => {
      expect(drawn(aJob({ state }))).not.toContain('<button')
    },
  )

  it('puts what has ended out of the way, with why', () => {
    const html = drawn(aJob(), aJob({ job: 6, state: 'failed', sentence: 'Sai mật khẩu.' }))
    const [open = '', ended = ''] = html.split('<details')
    expect(open).not.toContain('Sai mật khẩu.')
    expect(wordsOf(`<details${ended}`)).toContain('Vừa kết thúc (1)')
    expect(ended).toContain('hỏng<small>Sai mật khẩu.</small>')
  })
})
