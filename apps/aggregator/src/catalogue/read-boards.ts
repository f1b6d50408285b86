import { type Board, boardFileSchema } from '@toan-canh/contract'
import { boardMistakes, type KnownToBoards } from './board-mistakes.ts'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

/** Reads all boards, by id; each is checked down to the settings of its widgets, and against `known` where all of that could be read. */
export async function readBoards(
  files: readonly CatalogueFile[],
  known: KnownToBoards | null,
  mistakes: Mistakes,
): Promise<Map<string, Board>> {
  const boards = new Map<string, Board>()
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, boardFileSchema))
    if (file === null) continue
    for (const [index, board] of file.value.boards.entries()) {
      if (boards.has(board.id))
        mistakes.add(file.mistake(['boards', index, 'id'], `the board ${board.id} is defined twice`))
      for (const [at, sentence] of boardMistakes(board, known))
        mistakes.add(file.mistake(['boards', index, ...at], sentence))
      boards.set(board.id, board)
    }
  }
  return boards
}
