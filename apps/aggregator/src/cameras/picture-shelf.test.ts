import { describe, expect, it } from 'vitest'
import { PictureShelf, type Shelved, ShelfFull } from './picture-shelf.ts'

const url = new URL('http://luong.tinh/1.ts')
const aPicture = (bytes: number): Shelved => ({ body: Buffer.alloc(bytes), url })

function aShelf(limits = { bytes: 100, atOnce: 2 }) {
  let now = 0
  let asked = 0
  const shelf = new PictureShelf(limits, () => now)
  const take = (address: string, bytes = 10) =>
    shelf.take(address, 1_000, () => {
      asked += 1
      return Promise.resolve(aPicture(bytes))
    })
  return {
    shelf,
    take,
    wait: (ms: number) => (now += ms),
    asked: () => asked,
  }
}

describe(PictureShelf, () => {
  it('asks once however many want the same, and again when it is too old', async () => {
    const { take, asked, wait } = aShelf()
    const [one, other] = await Promise.all([take('a'), take('a')])
    expect([one === other, asked()]).toEqual([true, 1])
    wait(999)
    await take('a')
    expect(asked()).toBe(1)
    wait(1)
    await take('a')
    expect(asked()).toBe(2)
  })

  it('keeps no failure', async () => {
    const { shelf, take, asked } = aShelf()
    await expect(shelf.take('a', 1_000, () => Promise.reject(new Error('mất')))).rejects.toThrow('mất')
    await take('a')
    expect(asked()).toBe(1)
  })

  it('keeps no more bytes than it may, the newest ones', async () => {
    const { shelf, take, asked } = aShelf()
    for (const address of ['a', 'b', 'c']) await take(address, 40)
    expect(shelf.bytes).toBe(80)
    await take('c', 40)
    expect(asked()).toBe(3)
    await take('a', 40)
    expect([asked(), shelf.bytes]).toEqual([4, 80])
  })

  it('throws away what is too old when something new comes', async () => {
    const { shelf, take, wait } = aShelf()
    await take('a', 30)
    wait(2_000)
    await take('b', 20)
    expect(shelf.bytes).toBe(20)
  })

  it('refuses more fetches at once than it may, and goes on afterwards', async () => {
    const { shelf, take } = aShelf({ bytes: 100, atOnce: 1 })
    const slow = Promise.withResolvers<Shelved>()
    const first = shelf.take('a', 1_000, () => slow.promise)
    await expect(take('b')).rejects.toBeInstanceOf(ShelfFull)
    slow.resolve(aPicture(1))
    await first
    await expect(take('b')).resolves.toMatchObject({ url })
  })
})
