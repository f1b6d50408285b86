import { parseTopic } from '@toan-canh/contract'
import { readSourceState, type KnownAt } from '@toan-canh/store'
import { at } from '@toan-canh/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { ask } from '../centre/ask.ts'
import { readOnce } from '../ingest/read-once.ts'
import { readSettings } from '../settings/read-settings.ts'
import { aDesk, approver, enterer, jobs, setOf } from './a-desk.fixture.ts'

let test: TestCentre
let people: ReturnType<typeof aDesk>
let commune: string
let other: string

beforeAll(async () => {
  test = await aCentre('2025-12-03 10:00')
  people = aDesk(test.centre)
  const communes = test.centre.catalogue.register.childrenOf('37').filter(({ type }) => type === 'commune')
  commune = communes[0]?.code ?? ''
  other = communes[1]?.code ?? ''
})
beforeEach(async () => {
  test.clock.set(at('2025-12-03 10:00'))
  await test.centre.database.query(
    'truncate manual_entry, manual_step, manual_evidence, figure_revision, source_state cascade',
  )
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
})

async function reading(name: string, knownAt: KnownAt = null) {
  const topic = parseTopic(name)
  if (topic?.kind !== 'reading') throw new Error(name)
  const answer = await ask(test.centre, topic, knownAt)
  if ('code' in answer) throw new Error(answer.sentence)
  return answer.readings[0]
}
const ofCommune = (period: string) => reading(`reading/${jobs}/${commune}/${period}`)

describe('an entry', () => {
  it('becomes a fact when another approves it, and not before', async () => {
    const place = people.place(commune, '2025-11')
    await people.step(place, enterer, { step: 'save', cells: { [jobs]: '1.914' } })
    expect(await ofCommune('2025-11')).toMatchObject({ value: null, gap: 'no_data' })
    await people.step(place, enterer, { step: 'submit' })
    expect(await ofCommune('2025-11')).toMatchObject({ value: null })
    const form = await people.step(place, approver, { step: 'approve' })
    expect(form).toMatchObject({ state: 'approved', revision: 1, decidedBy: approver.position, may: [] })
    expect(await ofCommune('2025-11')).toMatchObject({ value: 1914, basis: 'reported', sources: ['viec-lam-thang'] })
    expect(form.steps.map(({ step, by }) => [step, by])).toEqual([
      ['approve', approver.position],
      ['submit', enterer.position],
      ['save', enterer.position],
    ])
  })

  it('is corrected by a new revision; the old number stays known as of then', async () => {
    const place = people.place(commune, '2025-11')
    await people.approved(place, { [jobs]: '100' })
    const then = test.clock.now()
    test.clock.set(at('2025-12-10 09:00'))
    await expect(people.step(place, enterer, { step: 'save', cells: { [jobs]: '90' } })).rejects.toMatchObject({
      code: 'conflict',
    })
    await people.step(place, enterer, { step: 'correct', reason: 'Đếm trùng một doanh nghiệp' })
    await people.approved(place, { [jobs]: '90' })
    expect(await ofCommune('2025-11')).toMatchObject({ value: 90 })
    expect(await reading(`reading/${jobs}/${commune}/2025-11`, { at: then })).toMatchObject({ value: 100 })
    const form = await people.desk.form(place, enterer)
    expect(form).toMatchObject({ revision: 2, inForce: { revision: 1, cells: { [jobs]: '100' } } })
  })

  it('takes a number back in a correction that leaves it out', async () => {
    const set = { position: 'Chuyên viên tổng hợp BHXH tỉnh', right: 'enter' } as const
    const place = people.place('37', '2025-11', 'bao-hiem-thang')
    const told = { 'social.bhxh_rate': '41,5', 'social.bhyt_rate': '95' }
    await people.step(place, set, { step: 'save', cells: told })
    await expect(people.step(place, set, { step: 'submit' })).rejects.toMatchObject({
      message: expect.stringContaining('minh chứng'),
    })
    await people.desk.attach(place, set, { name: 'bao-cao.pdf', content: Buffer.from('%PDF-1.7 thử') })
    await people.step(place, set, { step: 'submit' })
    await people.step(place, approver, { step: 'approve' })
    expect(await reading('reading/social.bhyt_rate/37/2025-11')).toMatchObject({ value: 95 })
    test.clock.set(at('2025-12-04 09:00'))
    await people.step(place, set, { step: 'correct', reason: 'Chưa chốt số BHYT' })
    await people.desk.attach(place, set, { name: 'bao-cao.pdf', content: Buffer.from('%PDF-1.7 thử') })
    await people.step(place, set, { step: 'save', cells: { ...told, 'social.bhyt_rate': '-' } })
    await people.step(place, set, { step: 'submit' })
    await people.step(place, approver, { step: 'approve' })
    expect(await reading('reading/social.bhyt_rate/37/2025-11')).toMatchObject({ value: null, gap: 'no_data' })
    expect(await reading('reading/social.bhxh_rate/37/2025-11')).toMatchObject({ value: 41.5 })
  })

  it('that is returned says why, and can be handed in again', async () => {
    const place = people.place(commune, '2025-11')
    await people.step(place, enterer, { step: 'save', cells: { [jobs]: '10' } })
    await people.step(place, enterer, { step: 'submit' })
    await expect(people.step(place, approver, { step: 'return' })).rejects.toMatchObject({ code: 'bad_request' })
    const returned = await people.step(place, approver, { step: 'return', reason: 'Thiếu hai doanh nghiệp' })
    expect(returned).toMatchObject({ state: 'returned', reason: 'Thiếu hai doanh nghiệp' })
    expect(await people.approved(place, { [jobs]: '12' })).toMatchObject({ state: 'approved' })
    expect(await ofCommune('2025-11')).toMatchObject({ value: 12 })
  })
})

describe('a reading of what people entered', () => {
  it('says so, who and when, and no longer holds once it has expired and nothing later is told', async () => {
    await people.approved(people.place(commune, '2025-10'), { [jobs]: '100' })
    const entered = {
      by: enterer.position,
      approvedBy: approver.position,
      at: '2025-12-03T10:00:00+07:00',
      expiresAt: '2025-12-16T00:00:00+07:00',
    }
    expect(await ofCommune('2025-10')).toMatchObject({ value: 100, freshness: 'fresh', entered })
    expect(await reading(`reading/${jobs}/37/2025-10`)).toMatchObject({ gap: 'partial', entered })
    test.clock.set(at('2025-12-16 08:00'))
    expect(await ofCommune('2025-10')).toMatchObject({ value: 100, freshness: 'lost', level: 'none', entered })
    await people.approved(people.place(commune, '2025-11'), { [jobs]: '110' })
    expect(await ofCommune('2025-10')).toMatchObject({ freshness: 'fresh', entered: { expiresAt: null } })
  })
})

describe('what is refused', () => {
  it.each([
    ['words for a number', { [jobs]: 'nhiều' }, '', 'không phải số'],
    ['a person for a number', { [jobs]: 'Người Không Có Thật' }, '', 'không phải số'],
    ['another number', { 'social.poverty_rate': '1' }, '', 'không có chỉ tiêu'],
    ['a phone in the note', { [jobs]: '1' }, 'Gọi 0912 345 678', 'Ghi chú không được'],
    ['mail in the note', { [jobs]: '1' }, 'khong.co@that.example', 'Ghi chú không được'],
  ])('%s is never kept', async (_name, cells, note, sentence) => {
    const place = people.place(commune, '2025-11')
    const failure = await people.step(place, enterer, { step: 'save', cells, note }).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'unreadable', message: expect.stringContaining(sentence) })
    expect(String(failure)).not.toContain('Không Có Thật')
    expect((await test.centre.database.query('select 1 from manual_entry')).rows).toEqual([])
  })

  it('a large change is handed in only when it is meant, bounds never', async () => {
    await people.approved(people.place(commune, '2025-10'), { [jobs]: '100' })
    const place = people.place(commune, '2025-11')
    const form = await people.step(place, enterer, { step: 'save', cells: { [jobs]: '300' } })
    expect(form.findings).toMatchObject([{ kind: 'confirm', sentence: expect.stringContaining('tăng 200 %') }])
    await expect(people.step(place, enterer, { step: 'submit' })).rejects.toMatchObject({ code: 'unreadable' })
    await people.step(place, enterer, { step: 'save', cells: { [jobs]: '20.001' }, confirmed: [jobs] })
    await expect(people.step(place, enterer, { step: 'submit' })).rejects.toThrow('lớn hơn 20.000 người')
    await people.step(place, enterer, { step: 'save', cells: { [jobs]: '300' }, confirmed: [jobs] })
    expect(await people.step(place, enterer, { step: 'submit' })).toMatchObject({ state: 'submitted' })
  })

  it.each([
    ['of another kind than its ending', 'anh.png', '%PDF-1.7'],
    ['that can be run', 'chay.exe', 'MZ'],
    ['named after a number of a person', '037085001234.pdf', '%PDF-1.7'],
  ])('evidence %s', async (_name, name, content) => {
    const place = people.place(commune, '2025-11')
    await people.step(place, enterer, { step: 'save', cells: { [jobs]: '1' } })
    await expect(people.desk.attach(place, enterer, { name, content: Buffer.from(content) })).rejects.toMatchObject({
      code: 'unreadable',
    })
  })

  it('a period that is not owed yet, and a unit that owes nothing', () => {
    expect(() => people.place(commune, '2026-01')).toThrow('không nhập kỳ')
    expect(() => people.place('37', '2025-11')).toThrow('không nhập bộ')
  })
})

describe('several at once', () => {
  it('approve one entry once', async () => {
    const place = people.place(commune, '2025-11')
    await people.step(place, enterer, { step: 'save', cells: { [jobs]: '7' } })
    const { version } = await people.step(place, enterer, { step: 'submit' })
    const tries = Array.from({ length: 6 }, () =>
      people.desk.step(place, approver, { step: 'approve', version }).catch((error: unknown) => error),
    )
    const ends = await Promise.all(tries)
    expect(ends.filter((end) => !(end instanceof Error))).toHaveLength(1)
    for (const end of ends.filter((each) => each instanceof Error)) expect(end).toMatchObject({ code: 'conflict' })
    const { rows } = await test.centre.database.query("select 1 from manual_step where step = 'approve'")
    expect(rows).toHaveLength(1)
    expect((await test.centre.database.query('select 1 from figure_revision')).rows).toHaveLength(1)
  })

  it('write one draft, and the slower is told', async () => {
    const place = people.place(commune, '2025-11')
    const save = (value: string) =>
      people.desk
        .step(place, enterer, { step: 'save', version: 0, cells: { [jobs]: value } })
        .catch((error: unknown) => error)
    const ends = await Promise.all([save('1'), save('2'), save('3')])
    expect(ends.filter((end) => !(end instanceof Error))).toHaveLength(1)
  })
})

describe('the source', () => {
  it('covers a period once every unit has told it', async () => {
    const one = people.place('37', '2025-07', 'bao-hiem-thang')
    const at37 = { position: 'Chuyên viên tổng hợp BHXH tỉnh', right: 'enter' } as const
    for (const period of ['2025-07', '2025-08']) {
      const place = people.place('37', period, 'bao-hiem-thang')
      await people.step(place, at37, { step: 'save', cells: { 'social.bhxh_rate': '40', 'social.bhyt_rate': '95' } })
      await people.desk.attach(place, at37, { name: 'so.pdf', content: Buffer.from('%PDF-1.7') })
      await people.step(place, at37, { step: 'submit' })
      await people.step(place, approver, { step: 'approve' })
    }
    const state = await readSourceState(test.centre.database, one.set.source.id)
    expect(state?.coveredTo).toBe(at('2025-09-01 00:00') - 1)
    await people.approved(people.place(other, '2025-11'), { [jobs]: '5' })
    expect(await readSourceState(test.centre.database, 'viec-lam-thang')).toMatchObject({ coveredTo: null, facts: 1 })
  })

  it('told again from its approved entries tells the same', async () => {
    await people.approved(people.place(commune, '2025-11'), { [jobs]: '5' })
    await people.approved(people.place(other, '2025-11'), { [jobs]: '6' })
    const before = (await test.centre.database.query('select * from figure_revision order by id')).rows
    await test.centre.database.query(
      "update source_state set live_cursor = null, revision = revision + 1000 where source = 'viec-lam-thang'",
    )
    await test.centre.refresh()
    const { source } = setOf(test.centre, 'viec-lam-thang')
    const on = { centre: test.centre, settings: readSettings({}, '/'), source, by: 'command' } as const
    const { result } = await readOnce(on, new AbortController().signal)
    expect(result).toMatchObject({ rows: 2, facts: 2, changed: 0, refused: 0 })
    expect((await test.centre.database.query('select * from figure_revision order by id')).rows).toEqual(before)
  })

  it('keeps an account of its steps that cannot be changed', async () => {
    await people.approved(people.place(commune, '2025-11'), { [jobs]: '5' })
    await expect(test.centre.database.query("update manual_step set position = 'khác'")).rejects.toThrow('only grows')
    await expect(test.centre.database.query('delete from manual_step')).rejects.toThrow('only grows')
  })
})
