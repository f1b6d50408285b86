/** Runs before the page: counts the WebGL contexts that are alive. What nobody holds is not held by counting it. */
export const countContexts = `(() => {
  let made = []
  const plain = HTMLCanvasElement.prototype.getContext
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    const context = plain.call(this, kind, ...rest)
    if (context !== null && kind.startsWith('webgl') && !made.some((each) => each.deref() === context))
      made.push(new WeakRef(context))
    return context
  }
  globalThis.__contexts = () => {
    made = made.filter((each) => each.deref()?.isContextLost() === false)
    return made.length
  }
})()`

/** A leak for trying out the soak itself: the page keeps the parts of every message it hears. (The text itself lies outside the heap.) */
export const plantedLeak = `(() => {
  globalThis.__kept = []
  globalThis.WebSocket = new Proxy(WebSocket, {
    construct(target, given) {
      const socket = new target(...given)
      socket.addEventListener('message', ({ data }) => globalThis.__kept.push(String(data).split(',')))
      return socket
    },
  })
})()`

/** Runs in the page: how many pictures it painted within a second. */
export const framesInASecond = `new Promise((resolve) => {
  let frames = 0
  const until = performance.now() + 1000
  const look = (now) => {
    if (now >= until) return resolve(frames)
    frames += 1
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
})`
