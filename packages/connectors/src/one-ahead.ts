/**
 * Lets the next step of a generator run while whoever takes is busy with the one before: at most two are in memory. What fails
 * ahead fails when it is taken.
 */
export async function* oneAhead<T>(steps: AsyncGenerator<T>): AsyncGenerator<T> {
  const take = (): Promise<IteratorResult<T>> => {
    const step = steps.next()
    step.catch(() => undefined)
    return step
  }
  try {
    for (let step = await take(); step.done !== true;) {
      const next = take()
      yield step.value
      step = await next
    }
  } finally {
    await steps.return(undefined)
  }
}
