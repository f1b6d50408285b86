import { resolve } from 'node:path'
import { importRings } from './import-rings.ts'
import { layerProblems } from './layer-problems.ts'
import { readSources } from './read-sources.ts'
import { report } from './report.ts'

const sources = readSources(resolve(process.argv[2] ?? '.'))
const rings = importRings(sources).map((ring) => `ring: ${[...ring, ring[0]].join(' → ')}`)
report([...layerProblems(sources), ...rings])
