import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { specimenLive } from '../fixture/specimen-live.ts'
import { type LinkState, LiveProvider } from '../live/index.ts'
import { HeldContext } from '../widgets/use-cover.ts'
import { OfflineBand } from './offline-band.tsx'

const now = Date.parse('2026-11-25T14:20:00+07:00')
const since = Date.parse('2026-11-25T14:05:30+07:00')

function band(link: LinkState, held: number | null): string {
  const live = specimenLive({ startsAt: now, units: [], source: {}, isSilent: true, isOffline: false })
  return renderToStaticMarkup(
    <LiveProvider live={{ ...live, link: { get: () => link, listen: () => () => {} } }}>
      <HeldContext value={held}>
        <OfflineBand top={1_976} />
      </HeldContext>
    </LiveProvider>,
  ).replaceAll('\u00A0', ' ')
}

describe(OfflineBand, () => {
  it('is not there while the link stands, or has not been up yet', () => {
    expect(band({ kind: 'live', since }, null)).toBe('')
    expect(band({ kind: 'connecting', attempt: 2 }, null)).toBe('')
  })

  it('says since when the centre is gone', () => {
    const html = band({ kind: 'lost', since, retryAt: now }, since)
    expect(html).toContain('Mất kết nối trung tâm từ 14:05. Số liệu giữ nguyên, tuổi ghi trên từng ô.')
  })

  it('says of when the numbers of a scene are whose turn was earlier', () => {
    const html = band({ kind: 'lost', since, retryAt: now }, Date.parse('2026-11-24T22:00:00+07:00'))
    expect(html).toContain('từ 14:05 – số liệu của cảnh này lúc 22:00 24/11')
  })

  it('marks a page that came up without its centre as an island', () => {
    const html = band({ kind: 'lost', since, retryAt: now, isIsland: true }, since)
    expect(html).toContain('Đảo: mất kết nối trung tâm từ 14:05 – số liệu lúc 14:05, tuổi ghi trên từng ô.')
  })
})
