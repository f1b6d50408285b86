import {
  entryFormSchema,
  manualAnswerSchema,
  manualPeriodAnswerSchema,
  templateReceiptSchema,
} from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editedWorkbook } from '../manual/edited-workbook.fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

const [entry, approval] = ['ma-nhap-thu-nghiem-01', 'ma-duyet-thu-nghiem-01']

let place: Place
let running: Awaited<ReturnType<Place['start']>>

beforeAll(async () => {
  place = await aPlace()
  running = await place.start({ MANUAL_ENTRY_TOKEN: entry, MANUAL_APPROVAL_TOKEN: approval, LOG_LEVEL: 'trace' })
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

async function ask(path: string, token: string | null, body?: unknown): Promise<Response> {
  return fetch(`${running.url}${path}`, {
    ...(body === undefined ? {} : { method: 'POST' }),
    ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    headers: token === null ? {} : { authorization: `Bearer ${token}` },
  })
}
async function formOf(response: Response) {
  expect(response.status).toBe(200)
  return entryFormSchema.parse(await response.json())
}

/** Six periods back: one that is owed whenever this runs. */
async function aPeriod(): Promise<string> {
  const answer = manualAnswerSchema.parse(await (await ask('/api/v1/manual', null)).json())
  const set = answer.sets.find(({ source }) => source === 'bao-hiem-thang')
  return set?.periods[5]?.period ?? expect.fail('no period')
}

describe('manual entry over HTTP', () => {
  it('goes from a draft over a hand-in with evidence to an approved reading, each by its own token', async () => {
    const period = await aPeriod()
    const path = `/api/v1/manual/bao-hiem-thang/${period}/units/37`
    const cells = { 'social.bhxh_rate': '41,5', 'social.bhyt_rate': 'trên 95' }
    await formOf(await ask(path, entry, { step: 'save', version: 0, cells }))
    expect((await ask(path, entry, { step: 'submit', version: 1 })).status).toBe(422)
    const pdf = Buffer.from('%PDF-1.7 minh chứng')
    const attached = await formOf(await ask(`${path}/evidence?name=bao-cao.pdf`, entry, pdf))
    expect(attached.evidence).toMatchObject([{ name: 'bao-cao.pdf', type: 'application/pdf', bytes: pdf.length }])
    await formOf(await ask(path, entry, { step: 'submit', version: 1 }))
    expect((await ask(path, entry, { step: 'approve', version: 2 })).status).toBe(403)
    expect((await ask(path, approval, { step: 'approve', version: 1 })).status).toBe(409)
    expect(await formOf(await ask(path, approval, { step: 'approve', version: 2 }))).toMatchObject({
      state: 'approved',
      submittedBy: 'Chuyên viên tổng hợp BHXH tỉnh',
      decidedBy: 'Phó Giám đốc BHXH tỉnh',
    })
    const reading = await ask(`/api/v1/readings?indicator=social.bhyt_rate&unit=37&period=${period}`, null)
    expect(await reading.json()).toMatchObject({
      readings: [{ value: 95, op: '>', sources: expect.arrayContaining(['bao-hiem-thang']) }],
    })
    const file = await ask(`/api/v1/manual/bao-hiem-thang/evidence/${attached.evidence[0]?.id}`, approval)
    expect(Buffer.from(await file.arrayBuffer())).toEqual(pdf)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const status = await ask(`/api/v1/manual/bao-hiem-thang/${period}`, null)
    expect(manualPeriodAnswerSchema.parse(await status.json()).entries).toMatchObject([
      { unit: '37', state: 'approved', isInForce: true },
    ])
  })

  it('hands out a template and takes it back filled in, all of it or nothing', async () => {
    const period = await aPeriod()
    const path = `/api/v1/manual/viec-lam-thang/${period}/template`
    const handedOut = await ask(path, entry)
    expect(handedOut.headers.get('content-disposition')).toContain(`viec-lam-thang-${period}.xlsx`)
    const workbook = Buffer.from(await handedOut.arrayBuffer())
    const wrong = await ask(path, entry, await editedWorkbook(workbook, { D7: '12', D8: 'nhiều' }))
    expect(templateReceiptSchema.parse(await wrong.json())).toMatchObject({
      status: 'refused',
      findings: [{ place: 'Số liệu!D8' }],
    })
    const right = await ask(path, entry, await editedWorkbook(workbook, { D7: '12', D8: '1.914' }))
    const receipt = templateReceiptSchema.parse(await right.json())
    expect(receipt.units.map(({ state }) => state)).toEqual(['draft', 'draft'])
    const unit = `/api/v1/manual/viec-lam-thang/${period}/units/${receipt.units[1]?.unit}`
    expect((await formOf(await ask(unit, entry))).cells).toEqual({ 'social.jobs_created': '1.914' })
    expect((await ask(path, approval, workbook)).status).toBe(403)
    expect((await ask(path.replace(period, '1999-01'), entry)).status).toBe(404)
  })

  it('finds without storing', async () => {
    const period = await aPeriod()
    const path = `/api/v1/manual/viec-lam-thang/${period}`
    const { entries } = manualPeriodAnswerSchema.parse(await (await ask(path, null)).json())
    expect(entries.length).toBeGreaterThan(100)
    const unit = `${path}/units/${entries[9]?.unit}`
    const checked = await ask(`${unit}/check`, entry, { cells: { 'social.jobs_created': '12,5' } })
    expect(await checked.json()).toMatchObject({ findings: [{ kind: 'error', signal: 'social.jobs_created' }] })
    expect(await formOf(await ask(unit, entry))).toMatchObject({ state: 'none', version: 0, may: ['save'] })
  })

  it('is closed to whoever has no token, a wrong one, or where none is set', async () => {
    const path = `/api/v1/manual/bao-hiem-thang/${await aPeriod()}/units/37`
    const closed = await place.start()
    try {
      for (const response of [
        await ask(path, null),
        await ask('/api/v1/manual/viec-lam-thang/2026-01/template', null),
        await ask(path, 'ma-khac-hoan-toan-001'),
        await ask(path, null, { step: 'save', version: 0, cells: {} }),
        await ask('/api/v1/manual/bao-hiem-thang/evidence/1', null),
        await fetch(`${closed.url}${path}`, { headers: { authorization: `Bearer ${entry}` } }),
      ])
        expect(response.status).toBe(403)
    } finally {
      await closed[Symbol.asyncDispose]()
    }
  })

  it('takes no deliveries: what is pushed has no way round an approval', async () => {
    expect((await ask('/api/v1/hooks/bao-hiem-thang', null, {})).status).toBe(404)
  })

  it.each(['{', '[]', '{"step":"approve"}', '{"step":"save","version":0,"cells":{"social.bhxh_rate":1}}'])(
    'refuses a body that is none: %s',
    async (body) => {
      const response = await fetch(`${running.url}/api/v1/manual/bao-hiem-thang/${await aPeriod()}/units/37`, {
        method: 'POST',
        body,
        headers: { authorization: `Bearer ${entry}` },
      })
      expect(response.status).toBe(400)
    },
  )

  it('logs no numbers and no secrets', () => {
    const logged = running.logged.join('\n')
    for (const secret of [entry, approval, '41,5']) expect(logged).not.toContain(secret)
  })
})
