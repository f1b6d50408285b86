import { z } from 'zod'

/** What a page has seen, by its own clock, in milliseconds since 1970. */
export const seenSchema = z.object({
  /** Questions to the server's clock over the page's own socket. */
  clock: z.array(z.object({ askedAt: z.number(), answeredAt: z.number(), serverAt: z.number() })),
  /** Newest commit of what was heard, when it was heard, and when the picture with it was painted. */
  paints: z.array(z.object({ seq: z.number(), heardAt: z.number(), paintedAt: z.number(), isChanged: z.boolean() })),
})
export type Seen = z.infer<typeof seenSchema>

/**
 * Runs before the page. What is heard is drawn in the next frame (the topic store publishes then, and React draws at once);
 * it counts as painted when the task behind that frame runs. Whether elements changed in between is noted: a commit that
 * moves no number that is shown, paints nothing.
 */
export const probe = `(() => {
  const bound = 20000
  const seen = { clock: [], paints: [] }
  globalThis.__glass = seen
  const now = () => performance.timeOrigin + performance.now()
  const asked = new Map()
  let changes = 0
  let newest = 0
  const behindFrame = new MessageChannel()
  const painting = []
  behindFrame.port1.onmessage = () => {
    const paintedAt = now()
    for (const { changesBefore, ...each } of painting.splice(0))
      if (seen.paints.length < bound) seen.paints.push({ ...each, paintedAt, isChanged: changes > changesBefore })
  }
  const hear = (data) => {
    if (typeof data !== 'string') return
    const answer = /^43(\\d+)\\[([\\d.]+)\\]$/.exec(data)
    if (answer !== null) {
      const askedAt = asked.get(answer[1])
      asked.delete(answer[1])
      if (askedAt !== undefined) seen.clock.push({ askedAt, answeredAt: now(), serverAt: Number(answer[2]) })
      return
    }
    let seq = 0
    for (const [, told] of data.matchAll(/"s":(\\d+)/g)) seq = Math.max(seq, Number(told))
    if (seq <= newest) return
    newest = seq
    const heard = { seq, heardAt: now(), changesBefore: changes }
    requestAnimationFrame(() => {
      painting.push(heard)
      behindFrame.port2.postMessage(null)
    })
  }
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(target, given) {
      const socket = new target(...given)
      socket.addEventListener('message', ({ data }) => hear(data))
      const send = socket.send.bind(socket)
      socket.send = (data) => {
        const question = typeof data === 'string' ? /^42(\\d+)\\["clock"\\]$/.exec(data) : null
        if (question !== null) asked.set(question[1], now())
        send(data)
      }
      return socket
    },
  })
  new MutationObserver((all) => {
    changes += all.length
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
})()`
