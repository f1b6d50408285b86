import { describe, expect, it } from 'vitest'
import { rowsOfFigures } from '../figures/figure-system.ts'
import { figureTables } from '../figures/figure-tables.ts'
import { readPlaces } from '../places/read-places.ts'
import { calendar, register } from '../sample.fixture.ts'
import { portalAnswer, portalDepartment } from './portal-answer.ts'

const now = Date.parse('2026-11-25T09:00:00+07:00')
const table = figureTables.find(({ system }) => system === 'chi-so-766') ?? expect.fail('no table of scores')
const places = readPlaces(register, new URL('../../../../', import.meta.url))
const rows = rowsOfFigures({ table, places, seed: 37, isWorkingDay: calendar.isWorkingDay })
const page = { rootDepartmentId: portalDepartment, currentPage: 1, pageSize: 200 }
const october = { ...page, timeType: 'month', year: 2026, month: 10 }
const ask = (group: string, body: unknown = october) => portalAnswer(group, body, { rows, now })

describe(portalAnswer, () => {
  it.each(['transparency', 'dossier-digitized'])('gives the components of %s with their scores', (group) => {
    expect(ask(group)).toMatchObject({
      code: 'OK',
      data: {
        overview: {
          departmentId: portalDepartment,
          departmentCode: 'H42',
          metrics: expect.arrayContaining([expect.objectContaining({ score: expect.any(Number) })]),
        },
        evaluation: [],
        pagination: { currentPage: 1, total: 0 },
      },
    })
  })

  it('gives the satisfaction by days, not by a period', () => {
    const days = { ...page, fromDate: '2026-10-01', toDate: '2026-10-31' }
    expect(ask('handling-satisfaction', days)).toEqual(ask('handling-satisfaction'))
  })

  it.each(['dvc-progress-tree', 'provide-online-tree', 'formality-online-payment-tree'])(
    'gives %s as a parent with its children',
    (group) => {
      expect(ask(group)).toMatchObject({ data: { parent: { score: expect.any(Number) }, children: [] } })
    },
  )

  it('tells how many dossiers there were, the timely among them', () => {
    const { totalReceived, totalOnTime } = Object(Object(ask('dvc-progress-tree')?.data).parent)
    expect(totalOnTime).toBeLessThanOrEqual(totalReceived)
    expect(totalReceived).toBeGreaterThan(10_000)
  })

  it('has nothing yet of a month that has not been scored', () => {
    expect(ask('transparency', { ...october, month: 11 })).toMatchObject({ code: 'NOT_FOUND', data: null })
  })

  it.each([
    ['no-such-group', october],
    ['transparency', { ...october, rootDepartmentId: '00000000-0000-4000-8000-000000000001' }],
    ['transparency', { ...october, currentPage: 0 }],
    ['transparency', null],
  ])('does not answer %s, %j', (group, body) => {
    expect(ask(group, body)).toBeNull()
  })
})
