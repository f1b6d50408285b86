import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { TopicStatus } from '../live/index.ts'
import { BlockBody } from './block-body.tsx'
import type { Cover } from './cover.ts'

const live: TopicStatus = { kind: 'live' }
const waiting: TopicStatus = { kind: 'waiting' }
const refused: TopicStatus = { kind: 'refused', code: 'forbidden', sentence: 'Không đủ quyền.' }
const cover: Cover = {
  freshness: 'fresh',
  asOf: 0,
  ageMs: 0,
  isSample: true,
  historyLeft: undefined,
  isClosed: false,
  isExpired: false,
  isOffline: false,
}

function drawn(topics: readonly TopicStatus[], change: Partial<Parameters<typeof BlockBody>[0]> = {}): string {
  return renderToStaticMarkup(
    <BlockBody topics={topics} cover={cover} isEmpty={false} {...change}>
      <p>hình</p>
    </BlockBody>,
  )
}

describe(BlockBody, () => {
  it('draws the picture when all is there, also while the link is lost', () => {
    expect(drawn([live])).toBe('<p>hình</p>')
    expect(drawn([{ kind: 'stale', since: 0 }])).toBe('<p>hình</p>')
    expect(drawn([live], { cover: null })).toBe('<p>hình</p>')
  })

  it('says who refused before it waits for the others', () => {
    expect(drawn([waiting, refused])).toContain('Không đủ quyền.')
    expect(drawn([live, waiting])).toContain('aria-busy="true"')
  })

  it('shows nothing of a source that has been gone for too long', () => {
    expect(drawn([live], { cover: { ...cover, freshness: 'lost', isExpired: true } })).toContain('Mất dữ liệu')
  })

  it('says why there is nothing: kept back, not told, or still read', () => {
    expect(drawn([live], { isEmpty: true })).toContain('Chưa có dữ liệu')
    expect(drawn([live], { isEmpty: true, gap: 'hidden' })).toContain('Ẩn vì ít')
    const loading = { ...cover, historyLeft: 120 }
    expect(drawn([live], { isEmpty: true, gap: 'hidden', cover: loading })).toContain('Đang nạp lịch sử, còn 2')
  })
})
