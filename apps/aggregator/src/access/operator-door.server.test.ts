import { migrate, openDatabase, renewOperatorSecret } from '@toan-canh/store'
import { fixedClock, temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { newOperatorSecret, OperatorDoor, secretHash } from './operator-door.ts'

let temporary: TemporaryDatabase
let database: ReturnType<typeof openDatabase>
const clock = fixedClock(1_000_000)
const here = '127.0.0.1'

beforeAll(async () => {
  temporary = await temporaryDatabase()
  database = openDatabase(temporary.url, () => {})
  await migrate(database)
})
beforeEach(() => database.query('delete from operator_secret'))
afterAll(async () => {
  await database.end()
  await temporary.dispose()
})

describe(OperatorDoor, () => {
  it('makes a secret once, lets it pass, and keeps only its hash', async () => {
    const doors = [new OperatorDoor(database, undefined, clock.now), new OperatorDoor(database, undefined, clock.now)]
    const made = (await Promise.all(doors.map((each) => each.firstSecret()))).filter((each) => each !== null)
    expect(made).toHaveLength(1)
    const [secret = ''] = made
    expect(secret).toMatch(/^([2-9a-z]{5}-){4}[2-9a-z]{5}$/)
    expect(await doors[0]?.judge(`Bearer ${secret}`, here)).toBe('allowed')
    expect(JSON.stringify((await database.query('select * from operator_secret')).rows)).not.toContain(secret)
  })

  it('lets nobody pass before there is a secret, nor with another one or none', async () => {
    const door = new OperatorDoor(database, undefined, clock.now)
    expect(await door.judge('Bearer undefined', here)).toBe('refused')
    await door.firstSecret()
    expect(await door.judge(undefined, here)).toBe('refused')
    expect(await door.judge(`Bearer ${newOperatorSecret()}`, here)).toBe('refused')
  })

  it('takes the secret of the setting, and then makes none', async () => {
    const door = new OperatorDoor(database, 'mot-ma-rat-dai-cua-tinh', clock.now)
    expect(await door.firstSecret()).toBeNull()
    expect(await door.judge('Bearer mot-ma-rat-dai-cua-tinh', here)).toBe('allowed')
  })

  it('lets a renewed secret pass at once, and the old one no more', async () => {
    const door = new OperatorDoor(database, undefined, clock.now)
    const old = (await door.firstSecret()) ?? ''
    const next = newOperatorSecret()
    await renewOperatorSecret(database, secretHash(next), clock.now())
    expect(await door.judge(`Bearer ${old}`, here)).toBe('refused')
    expect(await door.judge(`Bearer ${next}`, here)).toBe('allowed')
  })

  it('stops an address that guesses, without stopping others, and lets it try again later', async () => {
    const door = new OperatorDoor(database, 'mot-ma-rat-dai-cua-tinh', clock.now)
    for (let at = 0; at < 10; at++) expect(await door.judge('Bearer doan-mo', '10.0.0.7')).toBe('refused')
    expect(await door.judge('Bearer mot-ma-rat-dai-cua-tinh', '10.0.0.7')).toBe('too_many')
    expect(await door.judge('Bearer mot-ma-rat-dai-cua-tinh', here)).toBe('allowed')
    clock.advance(6_000)
    expect(await door.judge('Bearer mot-ma-rat-dai-cua-tinh', '10.0.0.7')).toBe('allowed')
  })
})
