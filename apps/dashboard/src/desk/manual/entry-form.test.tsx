import type { EntryForm as Entry, ManualSet } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { wordsOf } from '../desk-fixture.tsx'
import { CellRow } from './cell-row.tsx'
import { EntryForm } from './entry-form.tsx'
import { aField, anEntry, aPlace, aSet } from './manual-fixture.ts'

function drawn(form: Partial<Entry> = {}, set: Partial<ManualSet> = {}): string {
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <EntryForm place={aPlace} set={aSet(set)} form={anEntry(form)} />
    </QueryClientProvider>,
  )
}

/** The opening tag of the button with these words. */
function buttonOf(html: string, words: string): string {
  const [, tag] = new RegExp(`(<button[^>]*>)${words}</button>`).exec(html) ?? []
  if (tag === undefined) throw new Error(`no button ${words}`)
  return tag
}

const confirm = { kind: 'confirm', signal: 'budget.revenue', sentence: 'Tăng 80 % so với kỳ trước' } as const
const hint = { kind: 'hint', signal: 'budget.revenue', sentence: 'Thường báo tròn triệu' } as const
const error = { kind: 'error', signal: 'budget.revenue', sentence: 'Không phải là số' } as const

describe(CellRow, () => {
  function row(rest: Partial<Parameters<typeof CellRow>[0]> = {}): string {
    const none = () => undefined
    const props = {
      field: aField(),
      value: '',
      before: '',
      findings: [],
      isConfirmed: false,
      canWrite: true,
      isBusy: false,
      ...rest,
    }
    return renderToStaticMarkup(
      <table>
        <tbody>
          <CellRow {...props} onValue={none} onConfirm={none} />
        </tbody>
      </table>,
    )
  }

  it('labels where the number is typed, with hint, measure and what was told before', () => {
    const html = row({ field: aField({ hint: 'Theo Kho bạc' }), value: '12', before: '1.100' })
    expect(wordsOf(html)).toBe('Thu ngân sách Theo Kho bạc triệu đồng 1.100')
    const [, label] = /<label for="([^"]+)"/.exec(html) ?? []
    expect(html).toContain(`<input id="${label}"`)
    expect(html).toContain('value="12"')
  })

  it('shows a dash and no 0 where nothing was told before', () => {
    expect(wordsOf(row())).toBe('Thu ngân sách triệu đồng —')
  })

  it('is invalid with an error only, and then points to its sentence', () => {
    const wrong = row({ findings: [hint, error] })
    expect(wrong).toContain('aria-invalid="true"')
    const [, described] = /aria-describedby="([^"]+)"/.exec(wrong) ?? []
    expect(wrong).toContain(`<div id="${described}"`)
    expect(row({ findings: [confirm] })).toContain('aria-invalid="false"')
    expect(row()).not.toContain('aria-describedby')
  })

  it('keeps its place and takes nothing while something is being sent', () => {
    const html = row({ isBusy: true, findings: [confirm] })
    expect(html).toContain('readOnly=""')
    expect(html).not.toContain('disabled')
    expect(html).not.toContain('Đúng là như vậy')
  })

  it.each([
    ['is asked about', { findings: [confirm] }, true],
    ['is confirmed already', { findings: [confirm], isConfirmed: true }, false],
    ['may not be written', { findings: [confirm], canWrite: false }, false],
    ['is only hinted at', { findings: [hint] }, false],
    ['is wrong', { findings: [error] }, false],
  ])('offers to say that it is meant: a number that %s', (_, props, isOffered) => {
    expect(row(props).includes('Đúng là như vậy')).toBe(isOffered)
  })
})

describe(EntryForm, () => {
  it('shows unit, state, position and each number with its own finding', () => {
    const html = drawn({ findings: [confirm] })
    const said = wordsOf(html)
    expect(said).toMatch(/^Phường Hoa Lư đang nhập Với chức vụ: Kế toán xã/)
    expect(said).toContain('Kỳ trước (Tháng 09/2026)')
    expect(html).toContain('value="1.250,5"')
    expect(html.split(confirm.sentence)).toHaveLength(2)
    const [, revenue = '', spending = ''] = html.slice(html.indexOf('<tbody')).split('<tr')
    expect(revenue).toContain(confirm.sentence)
    expect(spending).toContain('value=""')
  })

  it('is handed in only when nothing but hints is open, and saved at any time', () => {
    expect(buttonOf(drawn({ findings: [hint] }), 'Trình duyệt')).not.toContain('disabled')
    for (const found of [confirm, error]) {
      const html = drawn({ findings: [found] })
      expect(buttonOf(html, 'Trình duyệt')).toContain('disabled')
      expect(buttonOf(html, 'Lưu nháp')).not.toContain('disabled')
    }
  })

  it('offers to hand in what was never saved, once something is typed', () => {
    const fresh = drawn({ state: 'none', version: 0, cells: {}, may: ['save'] })
    expect(buttonOf(fresh, 'Trình duyệt')).toContain('disabled')
    expect(buttonOf(drawn({ may: ['save'] }), 'Trình duyệt')).not.toContain('disabled')
    expect(drawn({ state: 'submitted', may: ['withdraw'] })).not.toContain('Trình duyệt')
  })

  it('says what is found in the whole entry below its numbers', () => {
    const html = drawn({ findings: [{ kind: 'error', signal: null, sentence: 'Thiếu minh chứng' }] })
    expect(html.indexOf('Thiếu minh chứng')).toBeGreaterThan(html.indexOf('</table>'))
  })

  it('has nothing to undo before something is typed', () => {
    const html = drawn()
    expect(buttonOf(html, 'Hoàn tác')).toContain('disabled')
    expect(wordsOf(html)).not.toContain('Có số chưa lưu')
  })

  it('is for reading alone to whoever approves, and returned only with a reason', () => {
    const html = drawn({ state: 'submitted', may: ['approve', 'return'], by: 'Chủ tịch xã' })
    expect(html.match(/<input[^>]*data-cell[^>]*disabled/g)).toHaveLength(2)
    expect(html).not.toContain('<textarea')
    expect(buttonOf(html, 'Duyệt và khoá')).toContain('data-main')
    expect(buttonOf(html, 'Trả lại')).toContain('disabled')
    const said = wordsOf(html)
    expect(said).toContain('Lý do trả lại hoặc đính chính')
    expect(said).not.toContain('Hoàn tác')
    expect(said).not.toContain('Ctrl+S')
  })

  it('says why it was returned, or why it is corrected as a later revision', () => {
    expect(wordsOf(drawn({ state: 'returned', reason: 'Sai đơn vị' }))).toContain('Bị trả lại: Sai đơn vị')
    const corrected = wordsOf(drawn({ reason: 'Quyết toán', revision: 2 }))
    expect(corrected).toContain('đang nhập · bản 2')
    expect(corrected).toContain('Đính chính: Quyết toán')
  })

  it('takes a file only after it was saved, and none where the set wants none', () => {
    expect(drawn()).toContain('type="file"')
    const unsaved = drawn({ version: 0 }, { evidence: 'required' })
    expect(unsaved).not.toContain('type="file"')
    expect(wordsOf(unsaved)).toContain('Minh chứng (bắt buộc) Lưu nháp trước khi thêm tệp.')
    expect(wordsOf(drawn({}, { evidence: 'none' }))).not.toContain('Minh chứng')
  })

  it('lets whoever approves open the evidence and read the note, and says where there is neither', () => {
    const at = '2026-11-04T09:05:00+07:00'
    const file = { id: 7, name: 'bao-cao.pdf', type: 'application/pdf', bytes: 9, sha256: 'ab', at, by: 'Kế toán xã' }
    const submitted = { state: 'submitted', may: ['approve', 'return'] } as const
    const html = drawn({ ...submitted, may: [...submitted.may], note: 'số sơ bộ', evidence: [file] })
    expect(buttonOf(html, 'bao-cao.pdf')).not.toContain('disabled')
    expect(wordsOf(html)).toContain('Ghi chú: số sơ bộ')
    const bare = wordsOf(drawn({ ...submitted, may: [...submitted.may] }))
    expect(bare).toContain('Minh chứng Không có tệp nào.')
    expect(bare).not.toContain('Ghi chú')
  })

  it('tells what was done, by which position and when, a step it has no word for by its name', () => {
    const at = '2026-11-04T09:05:00+07:00'
    const said = wordsOf(
      drawn({
        steps: [
          { revision: 1, step: 'return', by: 'Chủ tịch xã', at, note: 'Sai đơn vị' },
          { revision: 1, step: 'import', by: 'Kế toán xã', at, note: '' },
        ],
      }),
    )
    expect(said).toContain('Trả lại · bản 1 · Chủ tịch xã · 09:05 04/11/2026 · Sai đơn vị import · bản 1 · Kế toán xã')
    expect(wordsOf(drawn())).not.toContain('Đã làm gì với phiếu')
  })
})
