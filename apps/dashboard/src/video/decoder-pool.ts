/** A wish for a decoder; disposing gives it back, or takes the wish back. */
export interface DecoderWish extends Disposable {
  readonly isGranted: boolean
}

interface Waiting {
  isGranted: boolean
  readonly onGrant: () => void
}

/** The decoders of a page: as many moving pictures as its bound, the others wait in the order in which they asked. */
export class DecoderPool {
  #most: number
  readonly #wishes = new Set<Waiting>()

  constructor(most: number) {
    this.#most = most
  }

  get used(): number {
    return [...this.#wishes].filter(({ isGranted }) => isGranted).length
  }

  /** Sets the bound; fewer take nothing away from those who have one. */
  setMost(most: number): void {
    this.#most = most
    this.#grant()
  }

  /** Asks for a decoder; `onGrant` is called once, at once when there is room. */
  ask(onGrant: () => void): DecoderWish {
    const wish: Waiting = { isGranted: false, onGrant }
    this.#wishes.add(wish)
    this.#grant()
    return {
      get isGranted() {
        return wish.isGranted
      },
      [Symbol.dispose]: () => {
        if (this.#wishes.delete(wish)) this.#grant()
      },
    }
  }

  #grant(): void {
    for (const wish of this.#wishes) {
      if (this.used >= this.#most) return
      if (wish.isGranted) continue
      wish.isGranted = true
      wish.onGrant()
    }
  }
}

/** The decoders of this page; the bound of the centre comes with the first ticket. */
export const pageDecoders = new DecoderPool(4)
