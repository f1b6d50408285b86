import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeSuccessionsCsv, writeUnitsCsv } from '@toan-canh/connectors'
import { isProvince, type Unit } from '@toan-canh/contract'
import { OfficialListError } from './official-lists.ts'
import { besideUnits, readUnitFiles, type UnitFiles } from '../catalogue/unit-files.ts'

/** The register of one province as a file and what stands beside it. */
export interface ProvinceRegister extends UnitFiles {
  readonly path: string
}

/** A name of a file: `ninh-binh` for Tỉnh Ninh Bình. */
function slugOf({ short, name }: Unit): string {
  const plain = (short ?? name)
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
  return plain.replaceAll(/[^a-z0-9]+/g, '-')
}

/** Every register of a folder that holds a province, by the code of the province. */
export async function readRegisterFolder(folder: string): Promise<Map<string, ProvinceRegister>> {
  const names = (await readdir(folder)).filter((name) => /^[^.]+\.csv$/.test(name))
  const registers = new Map<string, ProvinceRegister>()
  for (const name of names.toSorted()) {
    const path = join(folder, name)
    const files = await readUnitFiles(path)
    const province = files.units.find((unit) => isProvince(unit) && unit.validTo === null)
    if (province !== undefined) registers.set(province.code, { path, ...files })
  }
  return registers
}

/** Provinces first, then departments as they stand, then communes by code; versions of one unit in their order. */
function inOrder(units: readonly Unit[]): Unit[] {
  const rank = (unit: Unit) => (isProvince(unit) ? 0 : /^\d{5}$/.test(unit.code) ? 2 : 1)
  return units.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      (rank(a) === 2 ? a.code.localeCompare(b.code) : 0) ||
      (a.code === b.code ? a.validFrom.localeCompare(b.validFrom) : 0),
  )
}

/** Writes the register of a province into its files; a new one is named after the province. */
export async function writeRegister(
  folder: string,
  { path, ...files }: UnitFiles & { readonly path?: string },
): Promise<void> {
  const province = files.units.find((unit) => isProvince(unit) && unit.validTo === null)
  if (province === undefined) throw new OfficialListError(`Danh mục ${path ?? folder} không còn tỉnh nào`)
  const file = path ?? join(folder, `${slugOf(province)}.csv`)
  const beside = besideUnits(file)
  await writeFile(file, writeUnitsCsv(inOrder(files.units)))
  if (files.former.length > 0) await writeFile(beside.former, writeUnitsCsv(files.former))
  if (files.successions.length > 0) await writeFile(beside.succession, writeSuccessionsCsv(files.successions))
}
