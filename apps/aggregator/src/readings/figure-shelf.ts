import type { Day } from '@toan-canh/calendar'
import type { FigureContext, Told, ToldFigure } from '@toan-canh/engine'
import type { StoredFigure } from '@toan-canh/store'
import { groundOfFigures } from './ground-gap.ts'
import type { FigureAsk, Question } from './question.ts'

type OfUnit = Map<string, StoredFigure>
type OfSlice = Map<string, OfUnit>

const nothing: readonly ToldFigure[] = []

/** The figures of a question, kept up to date one by one: which of them answer whom. */
export class FigureShelf {
  readonly #question: Question
  readonly #ask: FigureAsk
  /** By slice, then by signal and unit. */
  readonly #slices = new Map<string, OfSlice>()

  constructor(question: Question, ask: FigureAsk, figures: readonly StoredFigure[]) {
    this.#question = question
    this.#ask = ask
    for (const figure of figures) this.apply(figure)
  }

  /** Takes the newest version of a figure; returns the members of the question whose answers it may change. */
  apply(figure: StoredFigure): readonly string[] {
    const { signal, unit, slice, source, id } = figure
    if (!this.#isAsked(figure)) return []
    const places = this.#slices.get(slice) ?? new Map<string, OfUnit>()
    this.#slices.set(slice, places)
    const place = `${signal}|${unit}`
    const versions = places.get(place) ?? new Map<string, StoredFigure>()
    places.set(place, versions)
    const key = `${source}|${id}`
    if (figure.isDeleted) versions.delete(key)
    else versions.set(key, figure)
    return this.#membersOf(figure)
  }

  /** The members that slices bring: those of a question by a dimension. */
  get members(): readonly string[] {
    if (this.#question.by.kind !== 'dimension') return []
    return [...this.#slices].flatMap(([slice, places]) =>
      places.values().some((versions) => versions.size > 0) ? [this.#valueOf(slice)] : [],
    )
  }

  /** When the newest of its figures became known; `null` when there are none. */
  get knownAt(): number | null {
    const figures = [...this.#slices.values()].flatMap((places) =>
      [...places.values()].flatMap((each) => [...each.values()]),
    )
    return figures.length === 0 ? null : Math.max(...figures.map((figure) => figure.knownAt))
  }

  /** All that the engine needs to answer one member. */
  contextOf(member: string, today: Day): FigureContext {
    const { by, unit } = this.#question
    const { signals, register, basis } = this.#ask
    return {
      signals,
      register,
      basis,
      today,
      told: this.#told(member),
      unit: by.kind === 'unit' ? member : unit,
      groundOf: groundOfFigures(this.#question),
    }
  }

  /** The figures of a member that touch some days. */
  figuresOf(member: string, days: { readonly from: Day; readonly to: Day }): readonly StoredFigure[] {
    const places = this.#slices.get(this.#sliceOf(member)) ?? new Map<string, OfUnit>()
    return [...places.values()].flatMap((versions) =>
      [...versions.values()].filter((figure) => figure.to >= days.from && figure.from <= days.to),
    )
  }

  #isAsked({ signal, slice, unit, from, to }: StoredFigure): boolean {
    const { asked, names, fromDay, toDay } = this.#ask
    if (!names.has(signal) || to < fromDay || from > toDay || !this.#question.memberOf.has(unit)) return false
    return typeof asked === 'string' ? slice === asked : slice.startsWith(`${asked.dimension}=`) && !slice.includes('&')
  }

  #membersOf({ unit, slice }: StoredFigure): readonly string[] {
    switch (this.#question.by.kind) {
      case 'whole':
        return ['']
      case 'dimension':
        return [this.#valueOf(slice)]
      case 'unit': {
        const member = this.#question.memberOf.get(unit)
        return member === undefined || member === this.#question.unit ? [] : [member]
      }
    }
  }

  #valueOf(slice: string): string {
    return slice.slice(slice.indexOf('=') + 1)
  }

  #sliceOf(member: string): string {
    const { asked } = this.#ask
    return typeof asked === 'string' ? asked : `${asked.dimension}=${member}`
  }

  #told(member: string): Told {
    const places = this.#slices.get(this.#sliceOf(member))
    return { of: (signal, unit) => places?.get(`${signal}|${unit}`)?.values().toArray() ?? nothing }
  }
}
