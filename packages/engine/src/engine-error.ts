/** What is wrong with a definition; the operator who wrote it must act. `path` leads to the place in the file. */
export class EngineError extends Error {
  readonly path: readonly string[]

  constructor(path: readonly string[], sentence: string) {
    super(sentence)
    this.name = 'EngineError'
    this.path = path
  }
}
