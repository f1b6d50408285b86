import { describe, expect, it } from 'vitest'
import { promiseWords } from './explain-facts.tsx'

describe(promiseWords, () => {
  it.each([
    [{ cadenceMs: 300_000, dueHour: null }, 'mỗi 5\u00A0phút'],
    [{ cadenceMs: 86_400_000, dueHour: '17:00' }, 'hạn 17:00 hằng ngày'],
    [{ cadenceMs: 3_110_400_000, dueHour: '17:00', isEntered: true }, 'nhập tay'],
  ] as const)('says of %j %s', (source, words) => {
    expect(promiseWords(source)).toBe(words)
  })
})
