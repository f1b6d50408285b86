/** Asks for the next element while the last one is being worked on. For reads without side effects only: histories. */
export async function* oneAhead<T>(source: AsyncIterable<T>): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]()
  const ask = () => {
    const next = iterator.next()
    next.catch(() => {})
    return next
  }
  try {
    let next = ask()
    for (;;) {
      const { done, value } = await next
      if (done === true) return
      next = ask()
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
