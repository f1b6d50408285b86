import { plainWallState, wallStateLimits } from '@toan-canh/contract'
import type { StoredSpan } from '@toan-canh/store'
import { describe, expect, it } from 'vitest'
import { wallStateOf } from './wall-states.ts'

const now = 1_000_000
const by = 'Trưởng ca trực'

function aSpan(changes: Partial<StoredSpan> & Pick<StoredSpan, 'kind'>): StoredSpan {
  return { id: 1, wall: 'w', starts: now - 500, ends: null, position: by, episode: null, content: {}, ...changes }
}
const freeze = (changes: Partial<StoredSpan> = {}) =>
  aSpan({ kind: 'freeze', content: { reason: 'Xem kỹ' }, ...changes })
const banner = (changes: Partial<StoredSpan> = {}) => aSpan({ kind: 'banner', content: { text: 'Họp' }, ...changes })

describe(wallStateOf, () => {
  it('is plain when nothing has been laid', () => {
    expect(wallStateOf('w', [], now)).toEqual(plainWallState)
  })

  it('says what lies on the wall, by whom, and what lies on every wall', () => {
    const state = wallStateOf('w', [freeze(), banner({ id: 2, wall: '*' }), banner({ id: 3, wall: 'other' })], now)
    expect(state.freezes).toEqual([{ id: '1', from: now - 500, to: null, by, reason: 'Xem kỹ' }])
    expect(state.banners.map(({ id }) => id)).toEqual(['2'])
  })

  it('keeps what held the programme after its end, so that the programme goes on where it stood; nothing else', () => {
    const over = { ends: now - 1 }
    const state = wallStateOf('w', [freeze(over), banner(over)], now)
    expect([state.freezes.length, state.banners.length]).toEqual([1, 0])
  })

  it('leaves out what this version cannot read, and shows the rest', () => {
    const state = wallStateOf('w', [freeze({ content: { why: 'đời sau' } }), freeze({ id: 2 })], now)
    expect(state.freezes.map(({ id }) => id)).toEqual(['2'])
  })

  it('shows the newest when there are more than a state may hold', () => {
    const many = Array.from({ length: 2 * wallStateLimits.spans }, (_, id) =>
      freeze({ id, wall: id % 2 === 0 ? 'w' : '*' }),
    )
    const { freezes } = wallStateOf('w', many, now)
    expect([freezes.length, freezes.at(-1)?.id]).toEqual([wallStateLimits.spans, String(many.length - 1)])
  })
})
