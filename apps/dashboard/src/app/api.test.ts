import { QueryClient } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ApiError, queries } from './api.ts'

const board = {
  id: 'dossiers',
  vi: 'Hồ sơ',
  en: 'Dossiers',
  unit: '37',
  period: 'this-month',
  widgets: {},
  layouts: [{ width: 3840, height: 2160, places: {} }],
}

function answer(status: number, body: unknown): void {
  vi.stubGlobal('fetch', async () => new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }))
}

async function ask(): Promise<unknown> {
  return await new QueryClient({ defaultOptions: { queries: { retry: false } } }).fetchQuery(queries.board('dossiers'))
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('asking the aggregator', () => {
  it('gives what the contract allows', async () => {
    answer(200, board)
    await expect(ask()).resolves.toEqual(board)
  })

  it('asks the contract’s own address, with names made safe', async () => {
    const asked: string[] = []
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path)
      return new Response(JSON.stringify(board))
    })
    await new QueryClient().fetchQuery(queries.board('a b'))
    expect(asked).toEqual(['/api/v1/boards/a%20b'])
  })

  it.each([
    [
      'a problem with its own sentence',
      404,
      { type: 'not_found', title: 'Không tìm thấy', status: 404, detail: 'Không có bảng này.', instance: 'x' },
      404,
      'Không có bảng này.',
    ],
    ['a failure without words', 500, 'oops', 500, 'HTTP 500'],
    ['an answer of another shape', 200, { id: 7 }, 200, 'Câu trả lời của /api/v1/boards/dossiers sai dạng'],
  ])('tells %s', async (_, status, body, code, sentence) => {
    answer(status, body)
    const failure = await ask().catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ApiError)
    expect(failure).toMatchObject({ status: code, message: sentence })
  })

  it('tells that the centre was not reached', async () => {
    vi.stubGlobal('fetch', async () => await Promise.reject(new TypeError('failed')))
    await expect(ask()).rejects.toMatchObject({ status: 0, message: 'Không tới được trung tâm' })
  })
})
