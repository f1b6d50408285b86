import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isProvince, type MapPack, mapPackSchema } from '@toan-canh/contract'
import type { Centre } from '../centre/open-centre.ts'
import { approximateApart } from '../map/index.ts'
import { HttpProblem } from './problem.ts'

/** Where the map pack that a user has imported for a province is kept. */
export function importedPackPath(dataDir: string, province: string): string {
  return join(dataDir, 'maps', `${province}.json`)
}

async function importedPack(path: string): Promise<MapPack | null> {
  try {
    return mapPackSchema.parse(JSON.parse(await readFile(path, 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** GET /api/v1/map/:province: the imported pack, else approximate cells from the communes' centres. */
export function createMapPacks(centre: Centre, dataDir: string): (province: string) => Promise<MapPack> {
  const approximate = new Map<string, Promise<MapPack>>()
  return async (province) => {
    const unit = centre.catalogue.register.find(province)
    if (unit === undefined || !isProvince(unit)) throw new HttpProblem('not_found', `Không có tỉnh ${province}`)
    const imported = await importedPack(importedPackPath(dataDir, unit.code))
    if (imported !== null) return imported
    const drawing =
      approximate.get(unit.code) ?? approximateApart({ province: unit.code, units: centre.catalogue.register.units })
    approximate.set(unit.code, drawing)
    drawing.catch(() => approximate.delete(unit.code))
    return drawing
  }
}
