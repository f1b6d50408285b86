import type { RemindersAnswer } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { reminderCsv } from './reminder-csv.ts'
import { RemindersView } from './reminders.tsx'

const answer: RemindersAnswer = {
  year: 2025,
  units: [
    { unit: 'H42.05', name: 'Sở Tư pháp', count: 6, mark: 6 },
    { unit: 'H42.07', name: 'Sở Công Thương', count: 2, mark: null },
  ],
  obligations: [],
  reminders: [
    {
      id: 1,
      source: 'thong-ke',
      sourceName: 'Báo cáo thống kê',
      unit: 'H42.05',
      number: 2,
      dueAt: '2025-12-04T17:00:00+07:00',
      arrivedAt: null,
      at: '2025-12-05T07:00:00+07:00',
      way: 'mail',
      recipient: 'vanthu@so.example',
      note: 'Nhắc lần 2',
      attempts: 1,
      sentAt: null,
      failure: 'Nơi nhận trả lời 503',
    },
  ],
}

function words(change: Partial<RemindersAnswer> = {}): string {
  return wordsOf(drawnDesk('/37/chat-luong', <RemindersView answer={{ ...answer, ...change }} />, {}))
}

describe(RemindersView, () => {
  it('counts for each unit and marks those that have reached three or six', () => {
    expect(words()).toContain('Sở Tư pháp 6 lần đã đủ 6 lần Sở Công Thương 2 lần')
  })

  it('says of each reminder what was due, whether it came, whom and how, and what became of it', () => {
    expect(words()).toContain(
      'Báo cáo thống kê 17:00 04/12 chưa đến 07:00 lần 2 thư điện tử vanthu@so.example Nơi nhận trả lời 503',
    )
  })

  it('lists what is late now by source, the longest late first, with its owner and how often was reminded of it', () => {
    const due = {
      id: 1,
      source: 'thong-ke',
      sourceName: 'Báo cáo thống kê',
      owner: 'Trưởng Thống kê tỉnh',
      unit: '',
      dueAt: '2025-12-04T17:00:00+07:00',
      heldUntil: '2025-12-04T18:00:00+07:00',
      arrivedAt: null,
      reminders: 2,
    }
    const early = { ...due, source: 'viec-lam', sourceName: 'Việc làm', heldUntil: '2025-11-05T18:00:00+07:00' }
    const obligations = [
      due,
      { ...early, id: 2, dueAt: '2025-11-05T17:00:00+07:00', reminders: 0 },
      { ...early, id: 5, dueAt: '2025-10-05T17:00:00+07:00', reminders: 0 },
      { ...due, id: 3, source: 'x', sourceName: 'Đã đến', arrivedAt: '2025-12-04T16:00:00+07:00' },
      { ...due, id: 4, source: 'y', sourceName: 'Còn hạn', heldUntil: '2026-12-04T18:00:00+07:00' },
    ]
    const said = words({ obligations })
    expect(said).toContain(
      '3 kỳ hạn đang quá hạn Việc làm 2 kỳ hạn, lâu nhất 17:00 05/10 Trưởng Thống kê tỉnh · chưa nhắc ' +
        'Báo cáo thống kê 1 kỳ hạn, lâu nhất 17:00 04/12 Trưởng Thống kê tỉnh · đã nhắc 2 lần',
    )
    expect(said).not.toContain('Đã đến')
    expect(said).not.toContain('Còn hạn')
    const many = Array.from({ length: 20 }, (_, at) => ({ ...due, id: at, source: `s${String(at)}` }))
    expect(words({ obligations: many })).toContain('và 8 nguồn nữa')
  })

  it('says so when nobody was reminded', () => {
    expect(words({ units: [], reminders: [] })).toContain('Chưa có lần nhắc nào trong năm nay.')
  })
})

describe(reminderCsv, () => {
  it('is a line for each reminder, with names and whole instants', () => {
    expect(reminderCsv(answer).split('\r\n')[1]).toBe(
      'Sở Tư pháp,Báo cáo thống kê,2025-12-04T17:00:00+07:00,,2025-12-05T07:00:00+07:00,"thư điện tử, lần 2",vanthu@so.example,Nơi nhận trả lời 503',
    )
  })
})
