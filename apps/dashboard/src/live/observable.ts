/** One value that can be read and listened to. */
export interface Observable<Value> {
  readonly get: () => Value
  /** Calls back on every change until the result is called. */
  readonly listen: (listener: () => void) => () => void
}

export interface Settable<Value> extends Observable<Value> {
  readonly set: (value: Value) => void
}

/** Holds a value; listeners hear of each `set` to another value. */
export function observable<Value>(initial: Value): Settable<Value> {
  const listeners = new Set<() => void>()
  let held = initial
  return {
    get: () => held,
    set(value) {
      if (Object.is(held, value)) return
      held = value
      for (const listener of listeners) listener()
    },
    listen(listener) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
  }
}
