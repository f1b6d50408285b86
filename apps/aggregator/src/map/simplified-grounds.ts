import { feature } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import type { UnitGround } from './assemble-pack.ts'
import { joinedGrounds } from './joined-grounds.ts'
import { areaOf, type Polygon } from './rings.ts'
import { featuresOf, polygonsOf } from './topology-polygons.ts'

export interface Simplifier {
  /** How many weights there are to choose from; 0 keeps every point. */
  readonly steps: number
  /** Grounds with the lightest points left out; a border shared by two units stays one line. */
  readonly at: (step: number) => UnitGround[]
}

const steps = 400

/** Prepares grounds for simplification as one topology: points are weighed once, then any share of them can be left out. */
export function simplifierOf(grounds: readonly UnitGround[]): Simplifier {
  const weighed = presimplify(joinedGrounds(grounds.map(({ polygons }) => polygons)))
  const weights = weighed.arcs
    .flatMap((arc) => arc.map((point) => point[2] ?? Infinity))
    .filter(Number.isFinite)
    .toSorted((a, b) => a - b)
  return {
    steps,
    at: (step) => {
      const index = Math.min(weights.length - 1, Math.floor((step / steps) * weights.length))
      const lighter = simplify(weighed, step === 0 ? 0 : (weights[index] ?? 0))
      const found = featuresOf(feature(lighter, lighter.objects.grounds))
      return grounds.map((ground, place) => ({
        ...ground,
        polygons: kept(polygonsOf(found[place]?.geometry ?? null), ground),
      }))
    },
  }
}

/** A unit never vanishes: when simplification leaves nothing of it, its own largest part stays as it was. */
function kept(polygons: readonly Polygon[], before: UnitGround): readonly Polygon[] {
  const sound = polygons.filter((polygon) => areaOf(polygon) > 0)
  return sound.length > 0 ? sound : before.polygons.toSorted((a, b) => areaOf(b) - areaOf(a)).slice(0, 1)
}
