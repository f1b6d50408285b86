import { parsePeriod } from '@toan-canh/calendar'
import { type Board, relativePeriods, type Wall, wallFileSchema } from '@toan-canh/contract'
import { outputsOf } from '@toan-canh/live'
import type { CatalogueFile, Mistakes } from './mistakes.ts'
import { readYaml } from './read-yaml.ts'

/** What walls refer to. */
interface Known {
  readonly boards: ReadonlyMap<string, Board>
  readonly calendars: ReadonlySet<string>
}

type Path = readonly (string | number)[]
type Mistake = readonly [path: Path, sentence: string]

function isPeriod(text: string): boolean {
  return relativePeriods.some((each) => each === text) || parsePeriod(text) !== null
}

function itemMistakes(wall: Wall, { boards }: Known): Mistake[] {
  return wall.programmes.flatMap((programme, at) =>
    programme.items.flatMap(({ board, period }, item): Mistake[] => {
      const path = ['programmes', at, 'items', item]
      const wrong: Mistake[] = []
      if (!boards.has(board)) wrong.push([[...path, 'board'], `there is no board ${board}`])
      if (period !== undefined && !isPeriod(period)) wrong.push([[...path, 'period'], `${period} names no period`])
      return wrong
    }),
  )
}

/** Names in a wall that lead nowhere or twice to the same. */
function mistakesOf(wall: Wall, known: Known): Mistake[] {
  const programmes = wall.programmes.map(({ id }) => id)
  const outputs = new Set(outputsOf(wall).map(({ id }) => id))
  const named: [Path, string][] = [
    [['otherwise'], wall.otherwise],
    ...wall.slots.map(({ programme }, at): [Path, string] => [['slots', at, 'programme'], programme]),
  ]
  return [
    ...itemMistakes(wall, known),
    ...named.flatMap(([path, id]): Mistake[] =>
      programmes.includes(id) ? [] : [[path, `there is no programme ${id}`]],
    ),
    ...programmes.flatMap((id, at): Mistake[] =>
      programmes.indexOf(id) === at ? [] : [[['programmes', at, 'id'], `the programme ${id} is defined twice`]],
    ),
    ...Object.keys(wall.turned).flatMap((id): Mistake[] =>
      outputs.has(id) ? [] : [[['turned', id], `the wall has no output ${id}`]],
    ),
    ...(known.calendars.has(wall.calendar) ? [] : [[['calendar'], `there is no calendar ${wall.calendar}`] as const]),
  ]
}

/** Reads all walls, by id. */
export async function readWalls(
  files: readonly CatalogueFile[],
  known: Known,
  mistakes: Mistakes,
): Promise<Map<string, Wall>> {
  const walls = new Map<string, Wall>()
  for (const { path, name } of files) {
    const file = await mistakes.of(() => readYaml(path, name, wallFileSchema))
    if (file === null) continue
    for (const [index, wall] of file.value.walls.entries()) {
      const twice: Mistake[] = walls.has(wall.id) ? [[['id'], `the wall ${wall.id} is defined twice`]] : []
      for (const [at, sentence] of [...twice, ...mistakesOf(wall, known)])
        mistakes.add(file.mistake(['walls', index, ...at], sentence))
      walls.set(wall.id, wall)
    }
  }
  return walls
}
