import type { Share, SourceQuality } from '@toan-canh/contract'

const hourMs = 3_600_000

/** The quality that the tests of its pages look at. For tests only. */

function aShare(num: number, den: number): Share {
  return { num, den, value: den === 0 ? null : num / den }
}

export function aSourceQuality(rest: Partial<SourceQuality> = {}): SourceQuality {
  return {
    source: 'mot-cua',
    name: 'Một cửa điện tử',
    owner: 'Giám đốc Trung tâm',
    isSample: true,
    valid: aShare(9_999, 10_000),
    complete: aShare(0, 0),
    clean: aShare(3, 3),
    live: aShare(700 * hourMs, 720 * hourMs),
    score: 97.4,
    trend: [
      { day: '2025-12-04', score: 90 },
      { day: '2025-12-05', score: 97.4 },
    ],
    ...rest,
  }
}
