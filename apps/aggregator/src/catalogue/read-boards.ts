import { type Board, boardFileSchema } from '@toan-canh/contract'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

/** Reads all boards, by id. */
export async function readBoards(files: readonly CatalogueFile[], mistakes: Mistakes): Promise<Map<string, Board>> {
  const boards = new Map<string, Board>()
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, boardFileSchema))
    for (const [index, board] of file?.value.boards.entries() ?? []) {
      if (boards.has(board.id)) {
        const mistake = file?.mistake(['boards', index, 'id'], `the board ${board.id} is defined twice`)
        if (mistake !== undefined) mistakes.add(mistake)
      }
      boards.set(board.id, board)
    }
  }
  return boards
}
