import { describe, expect, it } from 'vitest'
import { aRate, drawnDesk, type FixtureWorld, fixtureNow, sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { Tiles } from './tiles.tsx'

const topic = 'reading/tthc.on_time_rate/37/2025-11'
const before = 'reading/tthc.on_time_rate/37/2025-10'
const now = { '': aRate(21_074, 21_486, { l: 'watch' }) }

function drawn(world: FixtureWorld): { readonly html: string; readonly words: string } {
  const html = drawnDesk('/37?ky=2025-11', <Tiles />, world)
  const first = html.slice(0, html.indexOf('</button>'))
  return { html: first, words: wordsOf(first) }
}

describe(Tiles, () => {
  it('write value, change, fraction, time and owner in their order', () => {
    const { words, html } = drawn({
      topics: { [topic]: now, [before]: { '': aRate(985, 1_000) }, sources: sourcesWith() },
    })
    expect(words).toBe(
      'Tỷ lệ đúng hạn 98,08 % −0,42 điểm 21.074 / 21.486 đã giải quyết 23:59 30/11 · Chánh Văn phòng UBND tỉnh',
    )
    expect(html).toContain('data-level="watch"')
  })

  it('say that there is nothing to compare with', () => {
    expect(drawn({ topics: { [topic]: now, sources: sourcesWith() } }).words).toContain('không so sánh được')
  })

  it('do not compare with a period that the source does not tell of whole', () => {
    const history = {
      wantedFrom: '2025-10-15T00:00:00+07:00',
      reachedTo: null,
      isComplete: true,
      rows: 1,
      totalRows: 1,
      secondsLeft: null,
    }
    const world = { topics: { [topic]: now, [before]: { '': aRate(985, 1_000) }, sources: sourcesWith({ history }) } }
    expect(drawn(world).words).toContain('không so sánh được')
  })

  it('do not compare over a change of ground, unless both are seen with the boundaries of today', () => {
    const july = aRate(985, 1_000)
    const names = (unit: string) => ({
      [`reading/tthc.on_time_rate/${unit}/2025-07`]: { '': july },
      [`reading/tthc.on_time_rate/${unit}/2025-06`]: { '': aRate(90, 100) },
    })
    const words = (search: string, topics: FixtureWorld['topics']) =>
      wordsOf(drawnDesk(search, <Tiles />, { topics: { ...topics, sources: sourcesWith() } }))
    expect(words('/37?ky=2025-07&dia-gioi=luc-do', names('37@then'))).toContain(
      'Không so sánh được: địa giới khác nhau',
    )
    expect(words('/37?ky=2025-07', names('37'))).toContain('+8,50')
  })

  it('do not compare what another formula reckoned, or what is only known to be more', () => {
    const words = (then: ReturnType<typeof aRate>) =>
      drawn({ topics: { [topic]: now, [before]: { '': then }, sources: sourcesWith() } }).words
    expect(words(aRate(985, 1_000, { f: '2025-01-01' }))).toContain('Không so sánh được: cách tính khác nhau')
    expect(words(aRate(985, 1_000, { o: '>' }))).toContain('Không so sánh được: chỉ biết trên hoặc dưới một mức')
  })

  it('count the units that are missing beside the fraction', () => {
    const partial = { '': aRate(21_074, 21_486, { g: 'partial', m: [12, 129], o: '>' }) }
    const { words } = drawn({ topics: { [topic]: partial, sources: sourcesWith() } })
    expect(words).toContain('&gt; 98,08')
    expect(words).toContain('21.074 / 21.486 đã giải quyết · thiếu 12/129 đơn vị')
  })

  it('keep blocks where the number will be while they wait, then words', () => {
    const { html, words } = drawn({})
    expect(html).toContain('aria-busy="true"')
    expect(html).toContain('block-waiting')
    expect(html).toContain('disabled')
    expect(words).toContain('Đang chờ nguồn …')
  })

  it('draw what is missing as missing, never as 0', () => {
    const { words, html } = drawn({
      topics: { [topic]: { '': { v: null, l: 'unknown', g: 'no_denominator', s: 1 } }, sources: sourcesWith() },
    })
    expect(words).toContain('— Mẫu số còn trống')
    expect(html).toContain('data-cover="none"')
    expect(html).toContain('data-level="unknown"')
  })

  it('say the reason of a refusal', () => {
    expect(drawn({ refused: { [topic]: 'forbidden' }, topics: { sources: sourcesWith() } }).words).toContain(
      'Không tính được Từ chối: forbidden.',
    )
  })

  it('take the level from a number over incomplete history', () => {
    const { words, html } = drawn({
      topics: { [topic]: { '': aRate(5, 10, { l: 'unknown', g: 'history_incomplete' }) }, sources: sourcesWith() },
    })
    expect(words).toContain('Đang nạp lịch sử 5 / 10 đã giải quyết')
    expect(html).toContain('data-level="none"')
  })

  it('dim a number whose source is stale, say its age, and take its level', () => {
    const html = drawnDesk('/37', <Tiles />, {
      topics: {
        'reading/tthc.on_time_rate/37/2025-12': now,
        sources: sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:15:00+07:00' }),
      },
    })
    const first = html.slice(0, html.indexOf('</button>'))
    expect(first).toContain('data-dimmed')
    expect(first).toContain('data-level="none"')
    expect(wordsOf(first)).toContain('cũ 26 giờ')
  })

  it('turn times into ages when the centre is gone', () => {
    const html = drawnDesk('/37', <Tiles />, {
      topics: {
        'reading/tthc.on_time_rate/37/2025-12': now,
        sources: sourcesWith({ coveredTo: '2025-12-05T08:10:00+07:00', cadenceMs: 3_600_000 }),
      },
      link: { kind: 'lost', since: fixtureNow, retryAt: fixtureNow },
    })
    expect(wordsOf(html)).toContain('5 phút trước')
  })
})
