export type MapPackProblem = 'format' | 'coordinates' | 'units' | 'size'

/** A map file that cannot become a map pack; the message tells its operator what to do. */
export class MapPackError extends Error {
  override readonly name = 'MapPackError'
  readonly problem: MapPackProblem

  constructor(problem: MapPackProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}
