import { type Day, periodAt, periodBefore } from '@toan-canh/calendar'
import type { QualityCauses, Register, Signal, SignalId, UnitCode } from '@toan-canh/contract'
import { editOf, type Sign, signsIn, tellersOf } from '@toan-canh/engine'
import { type FigureVersion, readFigureVersions } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { toldSignals } from '../readings/provenance.ts'

const yearsBack = 2
const mostVersions = 20_000
const examplesOfKind = 5

/** The first day from which figures are looked at for signs. */
export function signsFrom(day: Day): Day {
  return periodBefore(periodAt('year', day), yearsBack).from
}

const yearOf = (day: Day): Day => periodAt('year', day).from

/** What looks wrong in the figures of some units, against those before them and those of the units below. */
export function signsAmong(
  versions: readonly FigureVersion[],
  of: {
    readonly units: readonly UnitCode[]
    readonly signals: ReadonlyMap<SignalId, Signal>
    readonly register: Pick<Register, 'childrenOf'>
    readonly days: { readonly from: Day; readonly to: Day }
  },
): readonly Sign[] {
  // Versions of one figure stand together, the newest first.
  const figures = [...Map.groupBy(versions, ({ source, id }) => `${source}|${id}`).values()]
  const newest = figures.flatMap(([first]) => (first === undefined || first.isDeleted ? [] : [first]))
  const places = Map.groupBy(newest, ({ signal, basis, unit }) => `${signal}|${basis}|${unit}`)
  const units = new Set(of.units)
  const signs = [...places.values()].flatMap((told) => {
    const [first] = told
    const signal = first === undefined ? undefined : of.signals.get(first.signal)
    if (first === undefined || signal === undefined || !units.has(first.unit)) return []
    const below = tellersOf(first.unit, signal, of.days, of.register)
    const parts = below.map((unit) => places.get(`${first.signal}|${first.basis}|${unit}`) ?? [])
    return signsIn(signal, { figures: told, parts, yearOf })
  })
  const edited = figures.filter(([first]) => first !== undefined && units.has(first.unit))
  return [...signs, ...edited.flatMap((each) => editOf(each.toReversed()))]
}

/** The signs in all that a source has told in the last years, counted by kind. */
export async function suspicionsOfSource(
  centre: Centre,
  source: LoadedSource,
): Promise<NonNullable<QualityCauses['suspicions']>> {
  const { map } = source.definition
  if (map.shape !== 'figure') return []
  const today = centre.today()
  const { signals } = centre.definitions()
  const units = [...new Set(source.register.units.map(({ code }) => code))]
  const days = { from: signsFrom(today), to: today }
  const query = { signals: toldSignals(map), units, slice: '', fromDay: days.from, toDay: days.to }
  const versions = await readFigureVersions(centre.database, query, mostVersions)
  const own = versions.filter((version) => version.source === source.id)
  const kinds = Map.groupBy(signsAmong(own, { units, signals, register: source.register, days }), ({ kind }) => kind)
  return [...kinds].map(([code, found]) => ({
    code,
    count: found.length,
    examples: found.slice(0, examplesOfKind).map(({ figure }) => `${figure.signal} ${figure.unit} ${figure.period}`),
  }))
}
