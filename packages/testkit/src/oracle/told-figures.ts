/**
 * Answers from figures the slow and obvious way: every version that was ever told, in any order, and the question. It knows months
 * only, imports nothing of the engine and keeps nothing between questions.
 */
export interface ToldVersion {
  readonly unit: string
  readonly signal: 'flow' | 'since_january' | 'plan'
  /** `2025-11`; a plan is told for `2025`. */
  readonly period: string
  readonly changedAt: number
  /** `null`: taken back. */
  readonly value: number | null
}

export interface OracleAnswer {
  readonly value: number | null
  /** Units below that told nothing, or less than the others. */
  readonly missing: number
}

function isAfter(a: ToldVersion, b: ToldVersion): boolean {
  if (a.changedAt !== b.changedAt) return a.changedAt > b.changedAt
  if (a.value === null || b.value === null) return a.value === null && b.value !== null
  return `=${a.value}` > `=${b.value}`
}

/** The months from the first to the last, both written `yyyy-MM`, in one year. */
export function monthsBetween(first: string, last: string): readonly string[] {
  const [year = ''] = first.split('-')
  const numbers = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  return numbers.filter((month) => month >= first && month <= last)
}

export class FigureOracle {
  readonly #versions: readonly ToldVersion[]
  readonly #parents: Readonly<Record<string, string>>

  constructor(versions: readonly ToldVersion[], parents: Readonly<Record<string, string>>) {
    this.#versions = versions
    this.#parents = parents
  }

  /** What stands of one figure: the version told last, whenever it arrived. */
  told(unit: string, signal: ToldVersion['signal'], period: string): number | null {
    let newest: ToldVersion | null = null
    for (const version of this.#versions) {
      if (version.unit !== unit || version.signal !== signal || version.period !== period) continue
      if (newest === null || isAfter(version, newest)) newest = version
    }
    return newest?.value ?? null
  }

  /** The flow of some months that lie one after the other, all of them closed. */
  flow(unit: string, months: readonly string[]): OracleAnswer {
    const own = months.map((month) => this.told(unit, 'flow', month))
    if (own.some((value) => value !== null)) {
      const value = own.reduce<number>((sum, each) => sum + (each ?? 0), 0)
      return { value, missing: own.includes(null) ? -1 : 0 }
    }
    const below = Object.keys(this.#parents).filter((child) => this.#parents[child] === unit)
    const parts = below.map((child) => ({ ...this.flow(child, months), through: this.#lastTold(child, months) }))
    return this.#sum(parts)
  }

  /** What has come together from January to the end of a month. */
  since(unit: string, month: string): OracleAnswer {
    const own = this.told(unit, 'since_january', month)
    if (own !== null) return { value: own, missing: 0 }
    const below = Object.keys(this.#parents).filter((child) => this.#parents[child] === unit)
    return this.#sum(below.map((child) => ({ ...this.since(child, month), through: month })))
  }

  plan(unit: string, year: string): number | null {
    const own = this.told(unit, 'plan', year)
    if (own !== null) return own
    const below = Object.keys(this.#parents).filter((child) => this.#parents[child] === unit)
    const parts = below.map((child) => this.plan(child, year)).filter((value) => value !== null)
    return parts.length === 0 ? null : parts.reduce((sum, value) => sum + value, 0)
  }

  #lastTold(unit: string, months: readonly string[]): string {
    const own = months.filter((month) => this.told(unit, 'flow', month) !== null)
    const below = Object.keys(this.#parents).filter((child) => this.#parents[child] === unit)
    const last = own.at(-1)
    if (last !== undefined) return last
    return below.map((child) => this.#lastTold(child, months)).reduce((a, b) => (a > b ? a : b), '')
  }

  #sum(parts: readonly (OracleAnswer & { readonly through: string })[]): OracleAnswer {
    const known = parts.filter(({ value }) => value !== null)
    if (known.length === 0) return { value: null, missing: parts.length }
    const furthest = known.map(({ through }) => through).reduce((a, b) => (a > b ? a : b))
    const whole = known.filter((part) => part.missing === 0 && part.through === furthest)
    return { value: known.reduce((sum, { value }) => sum + (value ?? 0), 0), missing: parts.length - whole.length }
  }
}
