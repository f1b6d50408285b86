import { afterEach, describe, expect, it, vi } from 'vitest'
import { attach, entryOf, evidenceFile, findingsOf, handInTemplate, takeStep, templateOf } from './entry-api.ts'
import { anEntry, aPlace } from './manual-fixture.ts'

const base = '/api/v1/manual/nhap-tay/2026-10/units/14329'

/** A centre that answers everything alike, and what it was asked. */
function aCentre(body: unknown, status = 200) {
  const asked: { readonly path: string; readonly init: RequestInit }[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push({ path, init })
    return await Promise.resolve(new Response(JSON.stringify(body), { status }))
  })
  return asked
}

function bodyOf(init: RequestInit | undefined): unknown {
  return typeof init?.body === 'string' ? JSON.parse(init.body) : init?.body
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('the requests of manual entry', () => {
  it('asks for an entry with the code of whoever asks, in a header and not in the address', async () => {
    const asked = aCentre(anEntry())
    const { signal } = new AbortController()
    await expect(entryOf(aPlace, signal)).resolves.toEqual(anEntry())
    expect(asked).toEqual([{ path: base, init: { headers: { authorization: `Bearer ${aPlace.code}` }, signal } }])
  })

  it('escapes the code of a unit', async () => {
    const asked = aCentre(anEntry())
    await entryOf({ ...aPlace, unit: '37/SỞ' }, new AbortController().signal)
    expect(asked[0]?.path).toBe('/api/v1/manual/nhap-tay/2026-10/units/37%2FS%E1%BB%9E')
  })

  it('posts a step with the version that was looked at', async () => {
    const asked = aCentre(anEntry({ version: 4 }))
    const taken = await takeStep(aPlace, { step: 'save', version: 3, cells: { 'budget.revenue': '7' } })
    expect(taken.version).toBe(4)
    expect(asked[0]).toMatchObject({
      path: base,
      init: { method: 'POST', headers: { authorization: `Bearer ${aPlace.code}` } },
    })
    expect(bodyOf(asked[0]?.init)).toEqual({
      step: 'save',
      version: 3,
      cells: { 'budget.revenue': '7' },
    })
  })

  it('has numbers checked beside the entry and unwraps what is found', async () => {
    const found = { kind: 'confirm', signal: 'budget.revenue', sentence: 'Tăng 80 %' } as const
    const asked = aCentre({ findings: [found] })
    const body = { cells: { 'budget.revenue': '9' }, confirmed: [], note: 'x' }
    await expect(findingsOf(aPlace, body, new AbortController().signal)).resolves.toEqual([found])
    expect(asked[0]).toMatchObject({ path: `${base}/check`, init: { method: 'POST' } })
    expect(bodyOf(asked[0]?.init)).toEqual(body)
  })

  it('sends a file as it is, its name composed and escaped', async () => {
    const asked = aCentre(anEntry())
    const file = new File(['%PDF'], 'Báo cáo & số.pdf'.normalize('NFD'))
    await attach(aPlace, file)
    const path = asked[0]?.path ?? ''
    expect(path.startsWith(`${base}/evidence?name=`)).toBe(true)
    expect(new URL(path, 'http://centre').searchParams.get('name')).toBe('Báo cáo & số.pdf'.normalize('NFC'))
    expect(asked[0]?.init.body).toBe(file)
  })

  it('fetches the template of a period and sends it back filled in', async () => {
    const receipt = { status: 'saved', sentence: 'Đã lưu nháp 2 phiếu.', units: [], findings: [] } as const
    const asked = aCentre(receipt)
    await expect((await templateOf(aPlace)).text()).resolves.toBe(JSON.stringify(receipt))
    const file = new File(['PK'], 'mau.xlsx')
    await expect(handInTemplate(aPlace, file)).resolves.toEqual(receipt)
    expect(asked.map(({ path, init }) => [path, init.method, init.body])).toEqual([
      ['/api/v1/manual/nhap-tay/2026-10/template', undefined, undefined],
      ['/api/v1/manual/nhap-tay/2026-10/template', 'POST', file],
    ])
    expect(asked[0]?.init.headers).toEqual({ authorization: `Bearer ${aPlace.code}` })
  })

  it('fetches a file of evidence with the code of whoever looks', async () => {
    const asked = aCentre('tệp')
    await expect((await evidenceFile(aPlace, 7)).text()).resolves.toBe('"tệp"')
    expect(asked).toEqual([
      { path: '/api/v1/manual/nhap-tay/evidence/7', init: { headers: { authorization: `Bearer ${aPlace.code}` } } },
    ])
  })

  it('says why there is no template', async () => {
    aCentre({ type: 'about:blank', title: 'forbidden', status: 403, detail: 'Cần mã', instance: 'r1' }, 403)
    await expect(templateOf(aPlace)).rejects.toMatchObject({ status: 403, message: 'Cần mã' })
  })

  it('fails with the sentence of the centre', async () => {
    const detail = 'Người khác vừa sửa phiếu này'
    aCentre({ type: 'about:blank', title: 'conflict', status: 409, detail, instance: 'r1' }, 409)
    await expect(takeStep(aPlace, { step: 'submit', version: 1 })).rejects.toMatchObject({
      status: 409,
      message: detail,
    })
  })

  it('refuses an answer that is no entry', async () => {
    aCentre({ ...anEntry(), version: 'một' })
    await expect(entryOf(aPlace, new AbortController().signal)).rejects.toThrow('sai dạng')
  })
})
