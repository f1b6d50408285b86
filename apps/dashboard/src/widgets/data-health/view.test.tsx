import { type HealthPart, healthParts } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import {
  aBatch,
  anOpen,
  drawnHealth,
  type HealthWorld,
  someReminders,
  someScores,
} from '../../desk/health/health-fixture.tsx'
import { specimenScope } from '../../fixture/render-specimen.tsx'
import { dataHealth } from './definition.ts'
import { DataHealthView } from './view.tsx'

const quiet: HealthWorld = { topics: { sources: sourcesWith() }, health: { batches: [], quarantine: [] } }

function drawn(part: HealthPart, world: HealthWorld = {}, height = 5_000, width = 1_776): string {
  const view = <DataHealthView title="Khối" scope={specimenScope()} width={width} height={height} config={{ part }} />
  return drawnHealth(view, { ...quiet, ...world })
}
const words = (...of: Parameters<typeof drawn>) => wordsOf(drawn(...of))

const aUnit = (at: number, mark: 3 | 6 | null) => ({ unit: `H42.${at}`, name: `Sở số ${at}`, count: mark ?? 1, mark })

describe('the state of a part', () => {
  it.each(healthParts)('waits for the sources and shows nothing of %s', (part) => {
    const html = drawn(part, { topics: {} })
    expect(html).toContain('aria-busy="true"')
    expect(wordsOf(html)).toBe('Đang chờ nguồn …')
  })

  it('waits for the health of the data rather than say that all is well', () => {
    const world = { topics: { sources: sourcesWith() } }
    const part = { part: 'exceptions' } as const
    const html = drawnHealth(
      <DataHealthView title="Khối" scope={specimenScope()} width={900} height={900} config={part} />,
      world,
    )
    expect(html).toContain('aria-busy="true"')
    expect(html).not.toContain('Không có việc nào')
  })

  it('fails aloud when the centre refuses the sources', () => {
    const html = drawn('batches', { topics: {}, refused: { sources: 'forbidden' } })
    expect(html).toContain('role="alert"')
    expect(wordsOf(html)).toBe('Không tính được Từ chối: forbidden.')
  })

  it.each(healthParts)(
    'fails aloud when the health of the data cannot be asked, and does not wait for ever: %s',
    (part) => {
      const failed = [{ key: ['data-health'], why: 'Trung tâm trả lời 503' }]
      const view = <DataHealthView title="Khối" scope={specimenScope()} width={900} height={900} config={{ part }} />
      const html = drawnHealth(view, { topics: { sources: sourcesWith() }, failed })
      expect(html).toContain('role="alert"')
      expect(wordsOf(html)).toContain('Trung tâm trả lời 503')
    },
  )

  it.each([
    ['exceptions', 'Khối Không có việc nào phải xử lý', true],
    ['quarantine', 'Khối Không có dòng nào bị cách ly.', true],
    ['reminders', 'Khối Chưa đơn vị nào bị nhắc trong năm nay.', false],
    ['scores', 'Khối Đang hỏi trung tâm …', false],
  ] as const)('has words for %s when there is nothing', (part, sentence, isGood) => {
    expect(words(part)).toContain(sentence)
    expect(drawn(part).includes('aria-label="Đạt"')).toBe(isGood)
  })

  it('has words for batches when there is no source', () => {
    expect(words('batches', { topics: { sources: {} } })).toBe('Khối chưa có mẻ nào')
  })

  it('still lists what hurts once the link is lost', () => {
    const topics = { sources: sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:00:00+07:00' }) }
    const since = Date.parse('2025-12-05T08:00:00+07:00')
    const link = { kind: 'lost', since, retryAt: since + 5_000 } as const
    expect(words('exceptions', { topics, link })).toContain('quá hẹn, chưa có số liệu mới từ 06:00 04/12')
  })
})

describe('what must be handled', () => {
  it('says what, since when, whose and why', () => {
    const since = '2025-12-05T07:40:00+07:00'
    const error = { owner: 'upstream', sentence: 'Cổng trả lời 503', since, failures: 3 } as const
    const topics = { sources: sourcesWith({ owner: 'Giám đốc Sở', error }) }
    expect(words('exceptions', { topics })).toBe(
      'Khối Một cửa điện tử: đang hỏng từ 07:40 · Giám đốc Sở · Cổng trả lời 503',
    )
  })

  it('puts red before yellow, whatever is older', () => {
    const health = { batches: [], quarantine: [anOpen()] }
    const reminders = someReminders([aUnit(1, 6)])
    const said = words('exceptions', { health, reminders })
    expect(said).toMatch(/Sở số 1: đã bị nhắc 6 lần trong năm .*Một cửa điện tử: 1\.234 dòng bị cách ly/)
    expect(said).toContain('người đứng đầu đơn vị · đã đủ 6 lần')
  })

  it('shows five in red at most, and every yellow one', () => {
    const reminders = someReminders([1, 2, 3, 4, 5, 6].map((at) => aUnit(at, 6)).concat(aUnit(7, 3)))
    const html = drawn('exceptions', { reminders })
    expect(html.match(/data-level="act"/g)).toHaveLength(5)
    expect(html.match(/data-level="watch"/g)).toHaveLength(1)
    expect(wordsOf(html)).toContain('và 1 việc nữa, trong đó 1 phải xử lý')
  })

  it('says that it does not know of reminders when they could not be asked', () => {
    const failed = [{ key: ['reminders'], why: 'Trung tâm trả lời 503' }]
    expect(words('exceptions', { failed })).toContain('Không lấy được sổ nhắc nhở')
    expect(words('reminders', { failed })).toBe('Không tính được Trung tâm trả lời 503')
  })
})

describe('the other parts', () => {
  it('says how large the newest batch was and when it came', () => {
    const health = { batches: [aBatch({ refused: 1_007, direction: 'history' })], quarantine: [] }
    expect(words('batches', { health })).toMatch(
      /Một cửa điện tử 12\.345 dòng, 1\.208 thay đổi · 1\.007 bị từ chối · nạp lịch sử · Giám đốc .* 08:14$/,
    )
  })

  it('does not speak of refusals or history where there are none', () => {
    const said = words('batches', { health: { batches: [aBatch()], quarantine: [] } })
    expect(said).toContain('1.208 thay đổi · Giám đốc')
  })

  it('says of a source without a batch that none has come', () => {
    const health = { batches: [aBatch({ source: 'camera' })], quarantine: [] }
    expect(words('batches', { health })).toBe('Khối Một cửa điện tử chưa có mẻ nào')
  })

  it('names the reason of a quarantine, who must act, since when and where', () => {
    const health = { batches: [], quarantine: [anOpen(), anOpen({ source: 'camera', code: 'new', owner: 'config' })] }
    expect(words('quarantine', { health })).toBe(
      'Khối ngày giờ không đọc được đơn vị chủ nguồn · từ 07:05 01/12 · Một cửa điện tử 1.234 ' +
        'new người vận hành · từ 07:05 01/12 · camera 1.234',
    )
  })

  it('says each score with its four parts, and a dash for what cannot be told', () => {
    const html = drawn('scores', { quality: someScores() })
    expect(wordsOf(html)).toBe('Khối Một cửa điện tử Đúng 99,9 % · Đủ — · Sạch 100 % · Sống 97,2 % 97,4')
    expect(html).toContain('<circle')
    const untold = drawn('scores', { quality: someScores({ score: null, trend: [] }) })
    expect(wordsOf(untold)).toMatch(/—$/)
    expect(untold).not.toContain('<circle')
  })

  it('gives names a second line in a narrow block, and the line of days up for it', () => {
    const html = drawn('scores', { quality: someScores() }, 868, 868)
    expect(html).toContain('<b class="health-name health-note">Một cửa điện tử</b>')
    expect(html).not.toContain('<circle')
    expect(drawn('scores', { quality: someScores() }, 868)).toContain('<b class="health-name cut">')
  })

  it('marks units reminded three and six times, and leaves the others unmarked', () => {
    const html = drawn('reminders', { reminders: someReminders([aUnit(1, 6), aUnit(2, 3), aUnit(3, null)]) })
    expect(wordsOf(html)).toBe('Khối Sở số 1 đã đủ 6 lần 6 Sở số 2 đã đủ 3 lần 3 Sở số 3 1')
    expect(html.match(/data-level="[a-z]+"/g)).toEqual(['data-level="act"', 'data-level="watch"'])
  })
})

describe('the settings of a part', () => {
  it('watches the sources, and takes no part that it does not know', () => {
    expect(dataHealth.open({ part: 'scores' }).topics(specimenScope())).toEqual(['sources'])
    expect(() => dataHealth.open({ part: 'weather' })).toThrow()
    expect(() => dataHealth.open({ part: 'scores', more: 1 })).toThrow()
  })
})
