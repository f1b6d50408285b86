import { afterEach, describe, expect, it, vi } from 'vitest'
import { frameName, isFramed } from './is-framed.ts'
import { answerTo, askWho, readMessage } from './renderer-messages.ts'

describe(readMessage, () => {
  it('reads what our page tells', () => {
    const drawn = { tells: 'drawn', waiting: 0, failed: 1 }
    expect(readMessage({ 'toan-canh': { ...drawn, later: 'more' } })).toEqual(drawn)
    expect(readMessage({ 'toan-canh': { tells: 'reload', order: '7' } })).toEqual({ tells: 'reload', order: '7' })
  })

  it.each([null, 'drawn', { tells: 'drawn' }, { 'toan-canh': { tells: 'else' } }, { 'toan-canh': { tells: 'drawn' } }])(
    'takes %j for nothing of ours',
    (data) => {
      expect(readMessage(data)).toBeNull()
    },
  )
})

const claims = { device: 'd', token: 't', counter: 1, signature: 's' }

/** A page within a frame of a screen, and the screen that hears it. */
function aFrame(name = frameName) {
  const page = new EventTarget()
  const asked: unknown[] = []
  const parent = { postMessage: (message: unknown) => asked.push(message) }
  const hear = (source: unknown, data: unknown) =>
    page.dispatchEvent(Object.assign(new Event('message'), { source, data }))
  vi.stubGlobal('window', { name })
  vi.stubGlobal('parent', parent)
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page))
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page))
  return { asked, parent, hear }
}

describe(askWho, () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  it('hears from its screen alone who it is, and from no other question', async () => {
    const { asked, parent, hear } = aFrame()
    const answer = askWho()
    const message = readMessage(asked[0])
    if (message?.tells !== 'who') throw new Error('nothing was asked')
    hear({}, { answers: message.asked, claims: { ...claims, device: 'other' } })
    hear(parent, { answers: message.asked + 1, claims: { ...claims, device: 'late' } })
    hear(parent, answerTo(message, claims))
    expect(await answer).toEqual(claims)
  })

  it('goes on without an answer when none comes', async () => {
    vi.useFakeTimers()
    aFrame()
    const answer = askWho()
    vi.advanceTimersByTime(5_000)
    expect(await answer).toBeNull()
  })

  it('is not framed where something else than a screen stands around it', () => {
    aFrame('')
    expect(isFramed()).toBe(false)
  })
})
