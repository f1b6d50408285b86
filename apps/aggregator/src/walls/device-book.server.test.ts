import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { deviceTimes } from '@toan-canh/contract'
import { readWallLog } from '@toan-canh/store'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { watchRights } from '../access/may-watch.ts'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import type { Viewer } from '../live/gateway.ts'
import { aBeat, aDevice, type TestDevice } from './a-device.fixture.ts'
import { DeviceBook } from './device-book.ts'

let test: TestCentre
let book: DeviceBook
let screen: TestDevice
let counter = 0
const wall = 'dieu-hanh'
const by = 'Trưởng ca trực'
const placing = { output: 'r1c2', place: 'Hàng trên, giữa', by, replace: false }
const here = '10.1.1.5'
const elsewhere = '10.9.9.9'

beforeEach(async () => {
  test = await aCentre('2026-03-02 10:00')
  book = new DeviceBook(test.centre)
  screen = await aDevice()
})
afterEach(() => test[Symbol.asyncDispose]())

async function paired(): Promise<{ id: string; token: string }> {
  const id = await book.pair(wall, { key: screen.key, claim: 'phieu-cho' }, placing)
  const made = await book.firstToken('phieu-cho')
  expect(made?.device).toMatchObject({ id, wall, output: 'r1c2' })
  return { id, token: made?.token ?? '' }
}
async function says(of: TestDevice, who: { id: string; token: string }, said = 'live', on = book) {
  counter += 1
  return on.admit(await of.claims({ device: who.id, token: who.token, counter }, said), said, here)
}
const record = async () =>
  (await readWallLog(test.centre.database, wall, { kind: 'device', at: null, before: null, limit: 20 })).map(
    ({ what, position }) => `${what} · ${position}`,
  )

describe(DeviceBook, () => {
  it('pairs an output with its place, hands out its first token until it is used, and admits it', async () => {
    const who = await paired()
    const again = await book.firstToken('phieu-cho')
    expect((await says(screen, { id: who.id, token: again?.token ?? '' })).output).toBe('r1c2')
    expect(await book.firstToken('phieu-cho')).toBeNull()
    expect(await record()).toEqual([`paired · ${by}`])
  })

  it('knows its outputs after a restart, and keeps no token in clear', async () => {
    const who = await paired()
    const other = new DeviceBook(test.centre)
    await other.refresh()
    expect((await says(screen, who, 'live', other)).id).toBe(who.id)
    const { rows } = await test.centre.database.query('select * from wall_device')
    expect(JSON.stringify(rows)).not.toContain(who.token)
  })

  it('gives another token every hour, also when its answer was lost, and never ends by itself', async () => {
    const who = await paired()
    await says(screen, who)
    test.clock.advance(400 * 86_400_000)
    const lost = await book.beat(await says(screen, who), aBeat)
    expect(lost).not.toBeNull()
    const next = await book.beat(await says(screen, who), aBeat)
    expect((await says(screen, { id: who.id, token: next ?? '' })).id).toBe(who.id)
    expect(await book.beat(await says(screen, { id: who.id, token: next ?? '' }), aBeat)).toBeNull()
  })

  it('refuses and shows a token used elsewhere, without disturbing the output', async () => {
    const who = await paired()
    const thief = await aDevice()
    const claims = await thief.claims({ device: who.id, token: who.token, counter: 9_000 }, 'live')
    await expect(book.admit(claims, 'live', elsewhere)).rejects.toThrow('không dùng được ở đây')
    const [, status] = book.statuses(wall)
    expect(status?.refused).toMatchObject({ from: elsewhere, why: expect.stringContaining('không có khóa') })
    expect(await record()).toEqual([`refused · ${elsewhere}`, `paired · ${by}`])
    expect((await says(screen, who)).id).toBe(who.id)
  })

  it('refuses and shows a request that is played back, and a token that was replaced', async () => {
    const who = await paired()
    counter += 1
    const claims = await screen.claims({ device: who.id, token: who.token, counter }, 'live')
    await book.admit(claims, 'live', here)
    await expect(book.admit(claims, 'live', elsewhere)).rejects.toThrow('không dùng được')
    expect(book.statuses(wall)[1]?.refused?.why).toContain('phát lại')
    test.clock.advance(deviceTimes.rotateMs)
    const next = await book.beat(await says(screen, who), aBeat)
    await says(screen, { id: who.id, token: next ?? '' })
    test.clock.advance(60_000)
    await expect(says(screen, who)).rejects.toThrow('không dùng được')
  })

  it('goes on when another process has given the next token within the last second', async () => {
    const who = await paired()
    await says(screen, who)
    const other = new DeviceBook(test.centre)
    await other.refresh()
    test.clock.advance(deviceTimes.rotateMs)
    const next = (await book.beat(await says(screen, who), aBeat)) ?? ''
    await says(screen, { id: who.id, token: next })
    expect((await says(screen, { id: who.id, token: next }, 'live', other)).id).toBe(who.id)
    expect(await record()).toEqual([`paired · ${by}`])
  })

  it('revokes at once, here and in other processes, and tells whoever asked', async () => {
    const who = await paired()
    const other = new DeviceBook(test.centre)
    await other.refresh()
    let told = 0
    other.onRevoke(() => (told += 1))
    await book.revoke(wall, who.id, by)
    await expect(says(screen, who)).rejects.toThrow('đã bị thu hồi')
    await other.refresh()
    expect([told, other.has(who.id)]).toEqual([1, false])
    await expect(book.revoke(wall, who.id, by)).rejects.toThrow('Không có máy này')
  })

  it('gives a place to one output only, unless it is to be replaced', async () => {
    await paired()
    const other = { key: (await aDevice()).key, claim: 'phieu-khac' }
    await expect(book.pair(wall, other, placing)).rejects.toThrow('đã có máy ghép')
    await book.pair(wall, other, { ...placing, replace: true })
    expect(book.statuses(wall).filter(({ device }) => device !== null)).toHaveLength(1)
    await expect(book.pair(wall, other, { ...placing, output: 'r9c9' })).rejects.toThrow('không có màn r9c9')
  })

  it('shows how an output is, and that it no longer lives when it has been silent', async () => {
    const who = await paired()
    await book.beat(await says(screen, who), { ...aBeat, error: 'Bản đồ mất hình' })
    expect(book.statuses(wall)[1]).toMatchObject({ isAlive: true, beat: { error: 'Bản đồ mất hình', memoryMb: 84 } })
    test.clock.advance(deviceTimes.lostMs + 1)
    expect(book.statuses(wall)[1]).toMatchObject({ isAlive: false, place: 'Hàng trên, giữa' })
    expect(book.statuses(wall)[0]).toMatchObject({ output: 'r1c1', device: null, isAlive: false })
  })

  it('lets an output watch its own wall and what boards show, nothing when revoked; whoever says nothing watches all', async () => {
    const who = await paired()
    const { meet, mayWatch } = watchRights(book)
    const viewer = (auth: unknown): Viewer => ({ id: 'v', auth, request: new IncomingMessage(new Socket()) })
    counter += 1
    const ours = viewer({ device: await screen.claims({ device: who.id, token: who.token, counter }, 'live') })
    const forged = viewer({ device: { device: who.id, token: 'bia', counter: 1, signature: 'x' } })
    const open = viewer({})
    await Promise.all([ours, forged, open].map(meet))
    const topics = [{ kind: 'wall', wall }, { kind: 'wall', wall: 'phong-hop' }, { kind: 'sources' }] as const
    expect(topics.map((topic) => mayWatch(ours, topic))).toEqual([true, 'forbidden', true])
    expect(topics.map((topic) => mayWatch(forged, topic))).toEqual(['forbidden', 'forbidden', 'forbidden'])
    expect(topics.map((topic) => mayWatch(open, topic))).toEqual([true, true, true])
    await book.revoke(wall, who.id, by)
    expect(topics.map((topic) => mayWatch(ours, topic))).toEqual(['forbidden', 'forbidden', 'forbidden'])
  })
})
