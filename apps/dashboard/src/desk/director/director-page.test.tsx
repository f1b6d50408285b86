import { plainWallState, wallStateKey } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { queries } from '../../app/api.ts'
import { anAlarm, aWallView } from '../../wall/alarm/an-alarm.fixture.tsx'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { directorQueries } from './director-api.ts'
import { DirectorPage } from './director-page.tsx'
import { operatorKey } from './operator-key.ts'

const key = { secret: 'ma-bi-mat', by: 'Trưởng ca trực' }
const wall = aWallView([1920, 1920], [1080])
const board = {
  id: 'dossiers',
  vi: 'Giải quyết thủ tục hành chính',
  en: 'Dossiers',
  unit: '37',
  period: 'this-month' as const,
  widgets: { kpi: { type: 'kpi', title: 'Đúng hạn', config: {} } },
  layouts: [{ width: 3840, height: 1080, places: { kpi: [0, 0, 1000, 400] as [number, number, number, number] } }],
}
let client: QueryClient

beforeEach(() => {
  client = new QueryClient()
  client.setQueryData(queries.walls().queryKey, [wall])
  client.setQueryData(queries.wall('w').queryKey, wall)
  client.setQueryData(queries.boards().queryKey, [board])
})
afterEach(() => operatorKey.set(null))

function drawn(state = plainWallState): string {
  return drawnDesk(
    '/37/tuong',
    <QueryClientProvider client={client}>
      <DirectorPage />
    </QueryClientProvider>,
    { topics: { 'wall/w': { [wallStateKey]: state } } },
  )
}

describe(DirectorPage, () => {
  it('shows whoever has no secret what the wall shows, and asks for the secret before anything else', () => {
    const html = drawn()
    expect(wordsOf(html)).toContain('Đang chiếu Giải quyết thủ tục hành chính lịch phát mục 1/1')
    expect(html).toContain('Đúng hạn')
    expect(html).toContain('type="password"')
    expect(wordsOf(html)).not.toContain('Kết thúc')
    expect(wordsOf(html)).not.toContain('Ai đã chiếu gì')
  })

  it('gives whoever has it the way to show, alarm, point, pair and look back', () => {
    operatorKey.set(key)
    client.setQueryData(directorQueries.outputs('w', key).queryKey, { outputs: [], release: null })
    const html = wordsOf(drawn())
    for (const part of [
      'Đưa lên tường',
      'Báo động',
      'Công cụ',
      'Ghép màn',
      'Giữ nguyên cảnh',
      'Ai đã chiếu gì, lúc nào',
    ])
      expect(html).toContain(part)
    expect(html).toContain('Lịch phát: P')
    expect(html).toContain('Chưa có gì được ghi.')
  })

  it('says in red what has taken the wall over, and lets it be ended and acknowledged', () => {
    operatorKey.set(key)
    client.setQueryData(directorQueries.outputs('w', key).queryKey, { outputs: [], release: null })
    const html = drawn({ ...plainWallState, alarms: [anAlarm({ by: key.by })] })
    expect(html).toMatch(/data-cause="alarm".*Cháy kho hàng/)
    expect(wordsOf(html)).toContain('Sở Y tế, đã gọi 2 lần Đã nhận Gọi lại')
    expect(wordsOf(html)).toContain('Kết thúc')
  })

  it('lets a freeze go by the key that laid it', () => {
    operatorKey.set(key)
    const freezes = [{ id: '3', from: 0, to: null, reason: 'Xem kỹ', by: key.by }]
    expect(wordsOf(drawn({ ...plainWallState, freezes }))).toContain('Thả hình')
  })

  it('says how to get a wall when there is none', () => {
    client.setQueryData(queries.walls().queryKey, [])
    expect(wordsOf(drawn())).toContain('Người vận hành thêm tường trong walls.yaml.')
  })
})
