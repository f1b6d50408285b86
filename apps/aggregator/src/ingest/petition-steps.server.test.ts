import { compileMapping } from '@toan-canh/connectors'
import type { Fact } from '@toan-canh/contract'
import { at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { readings } from '../http/readings.ts'
import { advanceFacts } from './advance-facts.ts'
import { storeBatch } from './store-batch.ts'

let test: TestCentre
beforeEach(async () => {
  test = await aCentre('2026-03-31 16:00')
})
afterEach(() => test[Symbol.asyncDispose]())

const stamp = (text: string | null) => (text === null ? null : `2026-${text.replace(' ', 'T')}:00+07:00`)

interface Petition {
  readonly sent: string
  readonly taken: string | null
  readonly asked?: string
  readonly ended: string | null
  readonly published?: string
  readonly state?: string
}

async function tell(...petitions: readonly Petition[]) {
  const source = test.centre.catalogue.sources.get('pakn-quy-dinh') ?? expect.fail('no source of petitions')
  const { map } = compileMapping(source.definition.map, source.register)
  const facts: Fact[] = []
  const tombstones = []
  for (const [index, { sent, taken, asked, ended, published, state }] of petitions.entries()) {
    const value = {
      Ma: `PAQD-${index}`,
      DonVi: 'H42.01',
      CapNhat: new Date(test.clock.now()).toISOString(),
      ThoiDiemGui: stamp(sent),
      ThoiDiemNhan: stamp(taken),
      ThoiDiemYeuCauBoSung: stamp(asked ?? null),
      ThoiDiemXong: stamp(ended),
      ThoiDiemCongKhai: stamp(published ?? null),
      TrangThai: state ?? (ended === null ? 'dang_xu_ly' : 'hoan_thanh'),
      LoaiPhanAnh: 'quy_dinh',
    }
    const mapped = map({ place: `row ${index}`, value })
    if (mapped.kind !== 'several') throw new Error(JSON.stringify(mapped))
    facts.push(...mapped.facts)
    tombstones.push(...mapped.tombstones)
  }
  const { database, versions } = test.centre
  const now = test.clock.now()
  await storeBatch(database, versions, {
    source: 'pakn-quy-dinh',
    direction: 'live',
    batch: aBatch(facts, { tombstones, coveredTo: now }),
    now,
  })
  await advanceFacts(database, versions, now)
}

async function read(indicator: string, by?: string) {
  const answer = await readings(test.centre, {
    indicator: `pakn_reg.${indicator}`,
    unit: '37',
    period: '2026-03',
    ...(by === undefined ? {} : { by }),
  })
  return Object.fromEntries(answer.readings.map(({ slice, num, den, value }) => [slice ?? '', [num, den, value]]))
}

describe('the steps of petitions on regulations (Decision 766, 5.2)', () => {
  it('are each judged by working days of their own: 2 to refuse, 5 to ask for more, 15 to answer, 2 to publish', async () => {
    await tell(
      // Answered on the fifteenth working day, asked on the fifth, published on the second: all in time.
      {
        sent: '03-02 08:00',
        taken: '03-02 08:30',
        asked: '03-09 16:00',
        ended: '03-23 16:00',
        published: '03-25 16:30',
      },
      // One day more each: all late.
      {
        sent: '03-02 08:00',
        taken: '03-02 08:30',
        asked: '03-10 08:00',
        ended: '03-24 08:00',
        published: '03-27 08:00',
      },
      // Refused on the second day, and on the third.
      { sent: '03-02 08:00', taken: null, ended: '03-04 16:00', state: 'tu_choi' },
      { sent: '03-02 08:00', taken: null, ended: '03-05 08:00', state: 'tu_choi' },
      // Answered in time and not published since; taken long ago and not answered.
      { sent: '03-16 08:00', taken: '03-16 08:30', ended: '03-20 10:00' },
      { sent: '03-02 08:00', taken: '03-02 08:30', ended: null },
    )
    const steps = await read('on_time_rate', 'step')
    expect(steps).toMatchObject({
      'step=answer': [2, 3, expect.any(Number)],
      'step=supplement': [1, 2, 50],
      'step=publication': [1, 2, 50],
      'step=refusal': [1, 2, 50],
    })
    expect(await read('on_time_rate')).toEqual({ '': [5, 9, expect.closeTo(500 / 9, 6)] })
    expect(await read('overdue', 'step')).toMatchObject({
      'step=answer': [null, null, 1],
      'step=publication': [null, null, 1],
    })
    const { differing } = await verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})
    expect(differing).toBe(0)
  })

  it('follow the petition: what is answered again has no publication, and what was refused by mistake no refusal', async () => {
    await tell(
      { sent: '03-16 08:00', taken: '03-16 08:30', ended: '03-20 10:00' },
      { sent: '03-16 08:00', taken: null, ended: '03-17 10:00', state: 'tu_choi' },
    )
    expect(await read('overdue', 'step')).toMatchObject({ 'step=publication': [null, null, 1] })
    test.clock.set(at('2026-03-31 16:30'))
    await tell(
      { sent: '03-16 08:00', taken: '03-16 08:30', ended: null },
      { sent: '03-16 08:00', taken: '03-31 16:00', ended: null },
    )
    expect(await read('overdue')).toEqual({ '': [null, null, 0] })
    expect((await read('on_time_rate'))['']?.[1]).toBe(0)
  })
})
