import { describe, expect, it } from 'vitest'
import { ApiError } from './api.ts'
import { isWorthAsking, retryAfterMs } from './retry.ts'

describe(isWorthAsking, () => {
  it.each([
    [new ApiError(0, 'Không tới được trung tâm'), true],
    [new ApiError(503, 'Đang nạp lịch sử'), true],
    [new ApiError(500, 'Lỗi trong hệ thống'), true],
    [new ApiError(404, 'Không tìm thấy'), false],
    [new ApiError(422, 'Vượt giới hạn'), false],
    [new TypeError('x'), true],
  ])('%s: %s', (error, isWorth) => {
    expect(isWorthAsking(100, error)).toBe(isWorth)
  })
})

describe(retryAfterMs, () => {
  it.each([
    [0, [250, 500, 1_000, 5_000]],
    [1, [500, 1_000, 2_000, 10_000]],
  ])('grows up to ten seconds, drawn from the upper half of its span: %d', (chance, waits) => {
    expect([0, 1, 2, 20].map((attempt) => retryAfterMs(attempt, chance))).toEqual(waits)
  })
})
