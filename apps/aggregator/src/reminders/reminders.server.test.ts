import { createHmac } from 'node:crypto'
import type { Remind, SourceDefinition } from '@toan-canh/contract'
import { at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { aBatch, aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { quality, qualityCauses } from '../http/quality.ts'
import { reminders } from '../http/reminders.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { aDesk, approver, enterer } from '../manual/a-desk.fixture.ts'
import { LedgerKeeper } from './keep-ledger.ts'
import { aMailServer, aReceiver } from './outside.fixture.ts'
import { sendReminders, type Ways } from './send-reminders.ts'

let test: TestCentre
let keeper: LedgerKeeper

beforeEach(async () => {
  test = await aCentre('2026-03-02 08:00')
  keeper = new LedgerKeeper(test.centre.database)
})
afterEach(() => test[Symbol.asyncDispose]())

const nobody: Ways = {
  mail: null,
  webhook: null,
  rule: { allowLoopback: true },
  setting: (text) => text,
}
const remind: Remind = { unit: 'H42.05', mail: ['vanthu@so.example'], webhook: [], everyHours: 24, most: 3 }

/** The one-stop source under another promise, and who is reminded of it. */
function promised(promise: SourceDefinition['promise'], rule: Remind | undefined = remind) {
  const source = test.centre.catalogue.sources.get('mot-cua')
  if (source === undefined) throw new Error('no source mot-cua')
  const { remind: _, ...definition } = source.definition
  const changed: LoadedSource = {
    ...source,
    definition: { ...definition, promise, ...(rule === undefined ? {} : { remind: rule }) },
  }
  return new Map([['mot-cua', changed]])
}
const daily = { cadenceSeconds: 86_400, dueHour: '17:00' }

async function cover(): Promise<void> {
  const now = test.clock.now()
  const { database, versions } = test.centre
  const batch = aBatch([], { coveredTo: now })
  await storeBatch(database, versions, { source: 'mot-cua', direction: 'live', batch, now })
  await test.centre.refresh()
}

async function round(sources: ReadonlyMap<string, LoadedSource>, when: string, ways: Ways = nobody): Promise<void> {
  test.clock.set(at(when))
  const { database, board } = test.centre
  await keeper.keep({ sources, stateOf: (id) => board.stateOf(id), now: test.clock.now() })
  await sendReminders(database, ways, test.clock.now)
}

const ledger = () => reminders(test.centre, { year: '2026' })

describe(LedgerKeeper, () => {
  it('writes down every due hour and when its data arrived, also when nobody had to be reminded', async () => {
    const sources = promised(daily)
    await cover()
    await round(sources, '2026-03-03 09:00')
    await cover()
    await round(sources, '2026-03-03 09:01')
    const { obligations, units } = await ledger()
    expect(obligations).toMatchObject([
      { dueAt: '2026-03-04T17:00:00+07:00', arrivedAt: null, reminders: 0 },
      {
        dueAt: '2026-03-03T17:00:00+07:00',
        heldUntil: '2026-03-03T18:00:00+07:00',
        arrivedAt: '2026-03-03T09:00:00+07:00',
        unit: 'H42.05',
      },
    ])
    expect(units).toEqual([])
  })

  it('reminds once the tolerance has passed, again after the time between, and no more than it may', async () => {
    const sources = promised(daily)
    await cover()
    const counts: number[] = []
    for (const when of ['03 17:30', '03 18:01', '03 18:02', '04 18:00', '04 18:02', '05 18:03', '06 18:04']) {
      await round(sources, `2026-03-${when}`)
      counts.push((await ledger()).units[0]?.count ?? 0)
    }
    expect(counts).toEqual([0, 1, 1, 1, 2, 3, 3])
    expect((await ledger()).units).toMatchObject([{ unit: 'H42.05', count: 3, mark: 3 }])
  })

  it('asks nothing of a reminder before it is time for the next', async () => {
    const sources = promised(daily)
    await cover()
    await round(sources, '2026-03-03 18:01')
    const asked = vi.spyOn(test.centre.database, 'query')
    const ofReminders = () =>
      asked.mock.calls.filter(([text]) => JSON.stringify(text).includes('from reminder where obligation'))
    const before = ofReminders().length
    await round(sources, '2026-03-03 18:02')
    const between = ofReminders().length
    await round(sources, '2026-03-04 18:02')
    expect([between - before, ofReminders().length > between]).toEqual([0, true])
    asked.mockRestore()
    expect((await ledger()).units[0]?.count).toBe(2)
  })

  it('stops reminding when the data arrives', async () => {
    const sources = promised(daily)
    await cover()
    await round(sources, '2026-03-03 18:01')
    await cover()
    await round(sources, '2026-03-05 09:00')
    const { obligations, reminders: lines } = await ledger()
    expect(lines).toHaveLength(1)
    expect(obligations.at(-1)).toMatchObject({ reminders: 1, arrivedAt: '2026-03-03T18:01:00+07:00' })
  })

  it('writes a broken promise down of a source without a due hour, and nothing while it is kept', async () => {
    const sources = promised({ cadenceSeconds: 60, dueHour: null })
    await cover()
    await round(sources, '2026-03-02 08:02')
    expect((await ledger()).obligations).toEqual([])
    await round(sources, '2026-03-02 08:03')
    expect((await ledger()).obligations).toMatchObject([{ dueAt: '2026-03-02T08:01:00+07:00', arrivedAt: null }])
  })

  it('draws no numbers for what is written down already, by itself or by another process', async () => {
    const sources = promised(daily)
    await cover()
    for (let second = 10; second < 15; second++) {
      await round(sources, `2026-03-02 09:00:${second}`)
      keeper = new LedgerKeeper(test.centre.database)
    }
    await cover()
    await round(sources, '2026-03-03 09:00')
    await cover()
    await round(sources, '2026-03-03 09:01')
    expect((await ledger()).obligations.map(({ id }) => id)).toEqual([2, 1])
  })

  it('writes a breach down and reminds nobody where nobody is named', async () => {
    const sources = new Map(
      [...promised(daily)].map(([id, source]) => {
        const { remind: _, ...definition } = source.definition
        return [id, { ...source, definition }]
      }),
    )
    await cover()
    await round(sources, '2026-03-05 18:01')
    expect(await ledger()).toMatchObject({ obligations: [{ unit: '' }], reminders: [] })
  })
})

describe('periods that people enter', () => {
  /** One set of one unit, whose owner is reminded. */
  function entered() {
    const source = test.centre.catalogue.sources.get('bao-hiem-thang')
    if (source === undefined) throw new Error('no set')
    return new Map([[source.id, { ...source, definition: { ...source.definition, remind } }]])
  }
  const october = '2026-11-05T17:00:00+07:00'
  const inOctober = async () => (await ledger()).obligations.find(({ dueAt }) => dueAt === october)

  it('are due once each when they are over, and have arrived when the last unit was approved', async () => {
    await round(entered(), '2026-11-01 09:00')
    const [newest, ...older] = (await ledger()).obligations
    expect(newest).toMatchObject({ source: 'bao-hiem-thang', unit: 'H42.05', dueAt: october, arrivedAt: null })
    expect(newest?.heldUntil).toBe('2026-11-05T18:00:00+07:00')
    expect(older).toHaveLength(10)
    await round(entered(), '2026-11-01 10:00')
    expect((await ledger()).obligations).toHaveLength(11)
    test.clock.set(at('2026-11-03 09:00'))
    const people = aDesk(test.centre)
    const place = people.place('37', '2026-10', 'bao-hiem-thang')
    await people.step(place, enterer, { step: 'save', cells: { 'social.bhxh_rate': '41', 'social.bhyt_rate': '95' } })
    await people.desk.attach(place, enterer, { name: 'a.pdf', content: Buffer.from('%PDF-1.7') })
    await people.step(place, enterer, { step: 'submit' })
    await round(entered(), '2026-11-03 10:00')
    expect(await inOctober()).toMatchObject({ arrivedAt: null })
    await people.step(place, approver, { step: 'approve' })
    await test.centre.refresh()
    await round(entered(), '2026-11-03 11:00')
    expect(await inOctober()).toMatchObject({ arrivedAt: '2026-11-03T10:00:00+07:00' })
    const others = (await ledger()).obligations.filter(({ arrivedAt }) => arrivedAt !== null)
    expect(others).toHaveLength(1)
  })

  it('are asked for when somebody approved or a day began, and not in every round', async () => {
    await round(entered(), '2026-11-03 10:00')
    const asked = vi.spyOn(test.centre.database, 'query')
    await round(entered(), '2026-11-03 10:00:10')
    const same = asked.mock.calls.length
    await round(entered(), '2026-11-04 10:00')
    expect(asked.mock.calls.length - same).toBeGreaterThan(same)
    asked.mockRestore()
  })

  it('are reminded of to their owner, with how many units are missing', async () => {
    await round(entered(), '2026-11-05 17:30')
    // Of all that is late the newest period is reminded of.
    const before = (await ledger()).reminders.map(({ dueAt }) => dueAt)
    expect(before).toEqual(['2026-10-05T17:00:00+07:00'])
    await round(entered(), '2026-11-05 18:30')
    const [first, ...others] = (await ledger()).reminders
    expect(others).toHaveLength(1)
    expect(first?.note).toBe(
      'Nhắc lần 1: Bao phủ bảo hiểm theo tháng (mẫu) kỳ 2026-10 (và 15 kỳ trước) còn 1/1 đơn vị chưa được duyệt, hạn 2026-11-05T17:00:00+07:00. Đề nghị Giám đốc BHXH tỉnh cung cấp.',
    )
  })

  it('count in the quality of their source and of the units that owe them', async () => {
    test.clock.set(at('2026-11-10 12:00'))
    const { sources, units } = await quality(test.centre, { days: 7 })
    const set = sources.find(({ source }) => source === 'viec-lam-thang')
    expect(set).toMatchObject({ complete: { num: 0, den: 129 }, live: { num: 0 } })
    expect(units.filter(({ complete }) => complete.den > 0).length).toBeGreaterThanOrEqual(129)
    const causes = await qualityCauses(test.centre, { source: 'viec-lam-thang', days: 7 })
    expect(causes.missing).toHaveLength(129)
  })

  it('are no promise of anybody where they are of a sample that is off', async () => {
    test.clock.set(at('2026-11-10 12:00'))
    const off = { hasSample: false }
    const { sources, units } = await quality(test.centre, { days: 7 }, off)
    expect(sources.filter(({ source }) => ['viec-lam-thang', 'bao-hiem-thang'].includes(source))).toEqual([])
    const owedBy = (list: typeof units) => list.reduce((sum, { complete }) => sum + complete.den, 0)
    // One set is owed by 129 communes, the other by the province.
    expect(owedBy((await quality(test.centre, { days: 7 })).units) - owedBy(units)).toBe(130)
    const causes = await qualityCauses(test.centre, { source: 'viec-lam-thang', days: 7 }, off)
    expect([causes.missing, causes.broken]).toEqual([[], []])
  })
})

describe(sendReminders, () => {
  it('sends a letter by a real mail server that says what, since when and whose', async () => {
    await using server = await aMailServer()
    await cover()
    const ways = { ...nobody, mail: { url: server.url, from: 'ioc@tinh.example' } }
    await round(promised(daily), '2026-03-03 18:01', ways)
    expect(server.letters.map(({ to }) => to)).toEqual([['vanthu@so.example']])
    expect((await ledger()).reminders).toMatchObject([{ way: 'mail', attempts: 1, failure: null, number: 1 }])
    expect((await ledger()).reminders[0]?.note).toContain('Nhắc lần 1: Hệ thống một cửa điện tử chưa có số liệu')
  })

  it('tries a letter that was turned away again, and keeps why', async () => {
    await using server = await aMailServer()
    server.refusing = true
    await cover()
    const ways = { ...nobody, mail: { url: server.url, from: 'ioc@tinh.example' } }
    const sources = promised(daily)
    await round(sources, '2026-03-03 18:01', ways)
    expect((await ledger()).reminders[0]?.failure).toContain('try again later')
    server.refusing = false
    await round(sources, '2026-03-03 18:01:30', ways)
    expect(server.letters).toHaveLength(0)
    await round(sources, '2026-03-03 18:02:30', ways)
    expect(server.letters).toHaveLength(1)
    expect((await ledger()).reminders).toMatchObject([
      { attempts: 2, failure: null, sentAt: '2026-03-03T18:02:30+07:00' },
    ])
  })

  it('posts a signed message, and gives up after six answers that are none', async () => {
    await using receiver = await aReceiver()
    await cover()
    const ways = { ...nobody, webhook: { secret: 'khoá' } }
    const sources = promised(daily, { ...remind, mail: [], webhook: [receiver.url], most: 1 })
    receiver.status = 503
    await round(sources, '2026-03-03 18:01', ways)
    for (let hour = 19; hour < 24; hour++) await round(sources, `2026-03-03 ${hour}:00`, ways)
    await round(sources, '2026-03-04 12:00', ways)
    await round(sources, '2026-03-04 13:00', ways)
    const [first] = receiver.deliveries
    expect(receiver.deliveries).toHaveLength(6)
    expect(first?.signature).toBe(
      `sha256=${createHmac('sha256', 'khoá')
        .update(first?.body ?? '')
        .digest('hex')}`,
    )
    expect((await ledger()).reminders).toMatchObject([{ attempts: 6, sentAt: null, failure: 'Nơi nhận trả lời 503' }])
  })

  it.each([
    ['mail', 'SMTP_URL', remind],
    ['webhook', 'REMINDER_SECRET', { ...remind, mail: [], webhook: ['http://127.0.0.1:9/nhac'] }],
  ] as const)('says what to set when the way %s is not set up', async (_, name, rule) => {
    await cover()
    await round(promised(daily, { ...rule, mail: [...rule.mail], webhook: [...rule.webhook] }), '2026-03-03 18:01')
    expect((await ledger()).reminders[0]?.failure).toContain(name)
  })

  it('calls no address that is not allowed', async () => {
    await cover()
    const ways = { ...nobody, webhook: { secret: 's' }, rule: { allowLoopback: false } }
    await round(
      promised(daily, { ...remind, mail: [], webhook: ['http://127.0.0.1:9/nhac'] }),
      '2026-03-03 18:01',
      ways,
    )
    expect((await ledger()).reminders[0]?.failure).toContain('không được phép gọi')
  })
})
