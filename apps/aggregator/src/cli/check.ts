import { feedingOf } from '../catalogue/feeding-of.ts'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { CatalogueError } from '../catalogue/read-yaml.ts'
import { legibilityLines } from './legibility.ts'
import type { Command } from './command.ts'

export const check: Command = {
  verb: 'check',
  usage: 'check [--json]',
  does: 'Kiểm tra danh mục: mọi lỗi kèm tệp và dòng; không cần cơ sở dữ liệu',
  run: async ({ settings, isJson, print }) => {
    try {
      const { packs, sources, boards, walls, register } = await loadCatalogue(settings.CATALOGUE_DIR)
      const feeding = feedingOf(
        packs,
        [...sources.values()].map(({ definition }) => definition),
      )
      const states = feeding.flatMap(({ indicators }) => [...indicators.values()])
      const counts = {
        packs: packs.length,
        indicators: packs.reduce((total, pack) => total + Object.keys(pack.indicators).length, 0),
        sources: sources.size,
        boards: boards.size,
        units: register.units.length,
        fed: states.filter((state) => state === 'fed').length,
        awaiting: states.filter((state) => state === 'awaits').length,
      }
      const sentence = `Danh mục đúng: ${counts.packs} gói, ${counts.indicators} chỉ tiêu, ${counts.sources} nguồn, ${counts.boards} bảng, ${counts.units} đơn vị; ${counts.fed} chỉ tiêu có nguồn, ${counts.awaiting} chờ nguồn`
      const packLines = feeding.map(({ pack, indicators }) => {
        const waiting = [...indicators].filter(([, state]) => state !== 'fed').map(([id]) => id)
        const rest = waiting.length === 0 ? '' : `; chờ nguồn: ${waiting.join(', ')}`
        return `${pack.padEnd(18)} ${indicators.size - waiting.length}/${indicators.size} chỉ tiêu có nguồn${rest}`
      })
      const legibility = legibilityLines(walls.values(), boards.values())
      print(
        isJson
          ? JSON.stringify({ ...counts, illegible: legibility.faults })
          : [...packLines, ...legibility.lines, sentence].join('\n'),
      )
      return 0
    } catch (error) {
      if (!(error instanceof CatalogueError)) throw error
      print(isJson ? JSON.stringify({ mistakes: error.mistakes }) : error.message)
      return 1
    }
  },
}
