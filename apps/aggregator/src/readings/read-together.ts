export interface Together {
  /** Readings under way at one time; what is asked meanwhile waits for the next. */
  readonly atOnce: number
  /** Asks of one reading; further ones are read next. */
  readonly most: number
}

interface Waiting<Ask, Answer> {
  readonly ask: Ask
  readonly answer: PromiseWithResolvers<Answer>
}

/**
 * Makes a reader of many a reader of one: what is asked in one turn, and while readings are under way, is read together.
 * `read` answers in the order of the asks; when it fails, everything asked in that reading fails with it.
 */
export function readTogether<Ask, Answer>(
  read: (asks: readonly Ask[]) => Promise<readonly Answer[]>,
  { atOnce, most }: Together,
): (ask: Ask) => Promise<Answer> {
  const waiting: Waiting<Ask, Answer>[] = []
  let reading = 0

  async function readNext(): Promise<void> {
    if (reading >= atOnce || waiting.length === 0) return
    reading += 1
    const taken = waiting.splice(0, most)
    try {
      const answers = await read(taken.map(({ ask }) => ask))
      for (const [index, { answer }] of taken.entries()) {
        const given = answers[index]
        if (given === undefined) answer.reject(new RangeError(`${answers.length} answers to ${taken.length} asks`))
        else answer.resolve(given)
      }
    } catch (error) {
      for (const { answer } of taken) answer.reject(error)
    } finally {
      reading -= 1
    }
    void readNext()
  }

  return (ask) => {
    const answer = Promise.withResolvers<Answer>()
    waiting.push({ ask, answer })
    setImmediate(() => void readNext())
    return answer.promise
  }
}
