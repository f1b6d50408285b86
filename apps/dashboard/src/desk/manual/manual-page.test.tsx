import type { EntryStatus, ManualSet } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { queries } from '../../app/api.ts'
import { wordsOf } from '../desk-fixture.tsx'
import { aManualPeriod, aSet } from './manual-fixture.ts'
import { ManualPage } from './manual-page.tsx'

function aStatus(unit: string, unitName: string, state: EntryStatus['state']): EntryStatus {
  const none = { submittedAt: null, decidedAt: null, reason: '' }
  return { unit, unitName, state, period: '2026-10', revision: 1, isInForce: state === 'approved', ...none }
}

const hoaLu = aStatus('14329', 'Phường Hoa Lư', 'approved')
const binhMinh = aStatus('14464', 'Xã Bình Minh', 'submitted')
const dongThai = aStatus('14560', 'Xã Đồng Thái', 'none')

/** The page with the sets that the centre told, and where the entries of October stand. */
function drawn(sets: readonly ManualSet[] | null, entries: readonly EntryStatus[] = []): string {
  const client = new QueryClient()
  const period = '2026-10'
  if (sets !== null) {
    client.setQueryData(queries.manual().queryKey, { now: '2026-11-06T08:00:00+07:00', sets: [...sets] })
  }
  const source = 'nhap-tay'
  client.setQueryData(queries.manualPeriod(source, period).queryKey, { source, period, entries: [...entries] })
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <ManualPage />
    </QueryClientProvider>,
  )
}

describe(ManualPage, () => {
  it('waits for the centre, and says when the catalogue has no set', () => {
    expect(drawn(null)).toContain('role="status"')
    const empty = drawn([])
    expect(empty).not.toContain('role="status"')
    expect(wordsOf(empty)).toContain('Danh mục chưa có bộ chỉ tiêu nhập tay nào')
  })

  it('opens with the newest period that is over, or with the only one there is', () => {
    expect(drawn([aSet()])).toContain('<option value="2026-10" selected="">')
    expect(drawn([aSet({ periods: [aManualPeriod({ period: '2026-11' })] })])).toContain(
      '<option value="2026-11" selected="">',
    )
  })

  it('says when it is due, how much is approved and from when it no longer holds', () => {
    const said = wordsOf(drawn([aSet()]))
    expect(said).toContain('hạn 17:00 05/11/2026 1/3 đã duyệt hết hạn từ 16/12/2026')
    expect(said).not.toContain('chờ duyệt')
    expect(said).not.toContain('quá hạn')
  })

  it('says who waits and who is late, in the list of periods too', () => {
    const counts = { none: 1, draft: 0, submitted: 1, returned: 0, approved: 1 }
    const said = wordsOf(
      drawn([aSet({ periods: [aManualPeriod({ period: '2026-11' }), aManualPeriod({ isLate: true, counts })] })]),
    )
    expect(said).toContain('1 chờ duyệt 2 đơn vị quá hạn')
    expect(said).toContain('Tháng 11/2026 Tháng 10/2026 · quá hạn')
  })

  it('lists the units of which something is left to do', () => {
    const said = wordsOf(drawn([aSet()], [hoaLu, binhMinh, dongThai]))
    expect(said).toContain('Chỉ việc còn lại Xã Bình Minh chờ duyệt Xã Đồng Thái chưa nhập Chọn một đơn vị')
    expect(said).not.toContain('Phường Hoa Lư')
  })

  it('puts what waits for somebody first', () => {
    const mend = aStatus('14600', 'Xã Yên Mô', 'returned')
    expect(wordsOf(drawn([aSet()], [dongThai, mend, binhMinh]))).toMatch(/Xã Bình Minh .*Xã Yên Mô .*Xã Đồng Thái/)
  })

  it('says so when all units are approved', () => {
    const done = wordsOf(drawn([aSet()], [hoaLu, { ...binhMinh, state: 'approved' }]))
    expect(done).toContain('Mọi đơn vị của kỳ này đã được duyệt.')
    expect(wordsOf(drawn([aSet()], [hoaLu, binhMinh]))).not.toContain('Mọi đơn vị')
  })

  it('chooses the only unit by itself and asks for the code', () => {
    const html = drawn([aSet()], [dongThai])
    expect(html).toContain('type="password"')
    expect(wordsOf(html)).toContain('Điền mã ở trên')
    expect(wordsOf(html)).not.toContain('Chọn một đơn vị')
  })

  it('asks for no code while it is closed, and says what the operator has to set', () => {
    const html = drawn([aSet({ isOpen: false })], [dongThai])
    expect(html).not.toContain('type="password"')
    expect(wordsOf(html)).toContain('người vận hành cần đặt MANUAL_ENTRY_TOKEN, MANUAL_APPROVAL_TOKEN')
    expect(wordsOf(html)).not.toContain('Điền mã')
  })
})
