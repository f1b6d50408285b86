import type { MapPack, Unit } from '@toan-canh/contract'
import { assemblePack, type UnitGround } from './assemble-pack.ts'
import { MapPackError } from './map-pack-error.ts'
import { matchUnits } from './match-units.ts'
import { provinceUnits } from './province-units.ts'
import { readBoundaries } from './read-boundaries.ts'
import { simplifierOf } from './simplified-grounds.ts'
import type { WorldLand } from './world-land.ts'

/** A pack loads in one go on the wall: its JSON stays below this many bytes. */
const mostBytes = 400_000
const namesListed = 12

export interface ImportInput {
  readonly province: string
  readonly units: readonly Unit[]
  readonly world: WorldLand
  /** Draw the province although the file lacks some of its units; the map then says so. */
  readonly allowMissing?: boolean
}

export interface ImportedPack {
  readonly pack: MapPack
  /** What the operator should hear: the property codes came from, units without ground, codes that are not the province's, size. */
  readonly report: {
    readonly property: string
    readonly units: number
    readonly missing: readonly string[]
    readonly ignored: readonly string[]
    readonly bytes: number
    readonly pointsBefore: number
    readonly pointsAfter: number
  }
}

/**
 * Turns a TopoJSON or GeoJSON file of boundaries into a province's map pack: matched by code, checked to lie in Việt Nam in WGS84 degrees,
 * simplified with shared borders kept until it is small enough. Throws `MapPackError` with a sentence for the operator.
 */
export function importPack(
  source: unknown,
  { province, units, world, allowMissing = false }: ImportInput,
): ImportedPack {
  const own = provinceUnits(province, units)
  if (own.areas.length === 0) throw new MapPackError('units', `the register has no commune of province ${province}`)
  const matched = matchUnits(
    readBoundaries(source),
    units.filter((unit) => unit.parent === province),
  )
  const missing = own.areas.filter((unit) => !matched.byUnit.has(unit.code))
  if (missing.length > 0 && !allowMissing) throw missingUnits(missing, own.areas.length)
  const grounds = own.areas.flatMap((unit): UnitGround[] => {
    const found = matched.byUnit.get(unit.code)
    const polygons = found?.flatMap((boundary) => boundary.polygons)
    return polygons ? [{ code: unit.code, name: unit.name, at: unit.at, polygons }] : []
  })
  const note = missing.length > 0 ? `thiếu ranh giới của ${missing.length} đơn vị` : null
  const smallEnough = smallest(grounds, (light) =>
    assemblePack({ province, origin: 'imported', note, grounds: light, farIslands: own.farIslands, world }),
  )
  return {
    pack: smallEnough.pack,
    report: {
      property: matched.property,
      units: grounds.length,
      missing: missing.map(nameOf),
      ignored: matched.ignored,
      bytes: smallEnough.bytes,
      pointsBefore: pointsIn(grounds),
      pointsAfter: pointsIn(smallEnough.grounds),
    },
  }
}

interface Attempt {
  readonly pack: MapPack
  readonly grounds: readonly UnitGround[]
  readonly bytes: number
}

/** The least simplification whose pack is small enough, by halving; size falls as the step rises. */
function smallest(grounds: readonly UnitGround[], assemble: (light: readonly UnitGround[]) => MapPack): Attempt {
  const simplifier = simplifierOf(grounds)
  const attempt = (step: number): Attempt => {
    const light = simplifier.at(step)
    const pack = assemble(light)
    return { pack, grounds: light, bytes: Buffer.byteLength(JSON.stringify(pack)) }
  }
  let best = attempt(0)
  if (best.bytes <= mostBytes) return best
  let [tooLarge, wanted] = [0, simplifier.steps]
  while (wanted - tooLarge > 1) {
    const step = Math.floor((tooLarge + wanted) / 2)
    const tried = attempt(step)
    if (tried.bytes <= mostBytes) [best, wanted] = [tried, step]
    else tooLarge = step
  }
  if (best.bytes <= mostBytes) return best
  throw new MapPackError(
    'size',
    `the boundaries cannot be brought below ${mostBytes / 1000} kB; give a file with fewer small islands`,
  )
}

function missingUnits(missing: readonly Unit[], all: number): MapPackError {
  const named = missing.slice(0, namesListed).map(nameOf).join(', ')
  const more = missing.length > namesListed ? ` and ${missing.length - namesListed} more` : ''
  return new MapPackError(
    'units',
    `${missing.length} of ${all} units have no boundary in the file: ${named}${more}. ` +
      'Give a complete file, or import it with --allow-missing and the map will say what is missing',
  )
}

const nameOf = ({ code, name }: Unit): string => `${code} ${name}`
const pointsIn = (grounds: readonly UnitGround[]): number =>
  grounds.reduce((sum, { polygons }) => sum + polygons.flat(2).length, 0)
