import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { importedPackPath } from '../http/map-pack.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { importPack, MapPackError, readWorldLand } from '../map/index.ts'
import { type Command, UsageError } from './command.ts'

const defaultProvince = '37'

/** `map import <file>`: checks boundaries, makes a map pack of them and puts it in the data folder. */
export const map: Command = {
  verb: 'map',
  usage: 'map import <topojson|geojson> [--province 37] [--allow-missing] [--json]',
  does: 'Thay ranh giới gần đúng bằng ranh giới trong một tệp bản đồ',
  run: async ({ settings, words, options, isJson, print }) => {
    const [verb, file] = words
    if (verb !== 'import' || file === undefined) throw new UsageError('map import <topojson|geojson> [--province 37]')
    const province = options['province'] ?? defaultProvince
    const { register } = await loadCatalogue(settings.CATALOGUE_DIR)
    try {
      const source: unknown = JSON.parse(await readFile(file, 'utf8'))
      const allowMissing = options['allow-missing'] !== undefined
      const { pack, report } = importPack(source, {
        province,
        units: register.units,
        world: await readWorldLand(),
        allowMissing,
      })
      const path = importedPackPath(settings.DATA_DIR, province)
      await mkdir(dirname(path), { recursive: true })
      await writeFile(`${path}.part`, JSON.stringify(pack))
      await rename(`${path}.part`, path)
      print(
        isJson
          ? JSON.stringify(report)
          : `Đã nhập ${report.units} địa bàn, ${report.bytes} byte; màn hình dùng ngay khi tải lại`,
      )
      return 0
    } catch (error) {
      if (!(error instanceof MapPackError) && !(error instanceof SyntaxError)) throw error
      print(isJson ? JSON.stringify({ error: error.message }) : error.message)
      return 1
    }
  },
}
