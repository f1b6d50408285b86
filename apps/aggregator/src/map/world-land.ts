import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import type { Topology } from 'topojson-specification'
import { z } from 'zod'
import type { Polygon } from './rings.ts'
import { featuresOf, polygonsOf } from './topology-polygons.ts'

/** Land of the world without borders, and Việt Nam's own land; both from Natural Earth by way of `world-atlas`. */
export interface WorldLand {
  readonly land: readonly Polygon[]
  readonly vietNam: readonly Polygon[]
}

const vietNamId = '704'
const isTopology = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Topology' &&
  'objects' in value &&
  'arcs' in value
export const topologySchema = z.custom<Topology>(isTopology, 'must be a TopoJSON topology')

/** Reads the two files of the installed `world-atlas`; throws when it is missing or not TopoJSON. */
export async function readWorldLand(): Promise<WorldLand> {
  const [land, vietNam] = await Promise.all([
    polygonsIn('land-10m.json', 'land', () => true),
    polygonsIn('countries-10m.json', 'countries', (id) => id === vietNamId),
  ])
  return { land, vietNam }
}

async function polygonsIn(file: string, object: string, wants: (id: unknown) => boolean): Promise<Polygon[]> {
  const path = createRequire(import.meta.url).resolve(`world-atlas/${file}`)
  const topology = topologySchema.parse(JSON.parse(await readFile(path, 'utf8')))
  const source = topology.objects[object]
  if (!source) throw new Error(`world-atlas/${file} has no object ${object}`)
  return featuresOf(feature(topology, source))
    .filter(({ id }) => wants(id))
    .flatMap(({ geometry }) => polygonsOf(geometry))
}
