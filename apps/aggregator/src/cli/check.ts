import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { CatalogueError } from '../catalogue/read-yaml.ts'
import type { Command } from './command.ts'

export const check: Command = {
  verb: 'check',
  usage: 'check [--json]',
  does: 'Kiểm tra danh mục: mọi lỗi kèm tệp và dòng; không cần cơ sở dữ liệu',
  run: async ({ settings, isJson, print }) => {
    try {
      const { packs, sources, boards, register } = await loadCatalogue(settings.CATALOGUE_DIR)
      const counts = {
        packs: packs.length,
        indicators: packs.reduce((total, pack) => total + Object.keys(pack.indicators).length, 0),
        sources: sources.size,
        boards: boards.size,
        units: register.units.length,
      }
      const sentence = `Danh mục đúng: ${counts.packs} gói, ${counts.indicators} chỉ tiêu, ${counts.sources} nguồn, ${counts.boards} bảng, ${counts.units} đơn vị`
      print(isJson ? JSON.stringify(counts) : sentence)
      return 0
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error
      print(isJson ? JSON.stringify({ mistakes: error.mistakes }) : error.message)
      return 1
    }
  },
}
